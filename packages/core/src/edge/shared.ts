import type { Profile } from '../state.ts'

/**
 * What a cookie says of a visitor, to all hosts of a domain and to a server: `id/receipt/campaign:variant:p:version/…`. The
 * receipt is the answer about consent as it is kept in the browser, behind an `r`. What is not known, or may not be, is empty.
 */
export interface Shared {
  id: string
  receipt: string | undefined
  campaigns: Profile['campaigns']
}

const MOST_CHARACTERS = 1000

const encode = (value: unknown): string => encodeURIComponent(String(value))

/** Finds the site's text among all cookies; empty for none. */
export function sharedIn(cookies: string, site: string): string {
  const name = `kairos_${site}=`
  const found = cookies.split('; ').find((one) => one.startsWith(name))
  return found?.slice(name.length) ?? ''
}

/** Throws on a text that is none of ours. */
export function parseShared(text: string): Shared {
  const [id = '', receipt = '', ...drawn] = text.split('/')
  const campaigns = drawn.map((one) => {
    const [campaign, variant, p, version] = one.split(':').map(decodeURIComponent)
    return [campaign, { variant, p: Number(p), ...(Number(version) && { version: Number(version) }) }]
  })
  return {
    id: decodeURIComponent(id),
    receipt: receipt ? decodeURIComponent(receipt).slice(1) : undefined,
    campaigns: Object.fromEntries(campaigns),
  }
}

/** The latest draws go first when there is no room for all. */
export function sharedText({ id, receipt, campaigns }: Shared): string {
  const parts = [encode(id), receipt === undefined ? '' : encode(`r${receipt}`)]
  for (const [campaign, { variant, p = 0, version = 0 }] of Object.entries(campaigns).reverse()) {
    const one = [campaign, variant, p, version].map(encode).join(':')
    if (variant !== undefined && [...parts, one].join('/').length <= MOST_CHARACTERS) parts.push(one)
  }
  return parts.join('/')
}

/** Browsers keep no cookie longer. */
const MOST_SECONDS = 400 * 86_400

/** Writes the cookie out; a text that says nothing takes it away. Default: for the page's own host, on any protocol. */
export function sharedCookie({ site, text, domain, isSecure }: CookieParts): string {
  const age = text === '/' ? 0 : MOST_SECONDS
  const scope = domain === undefined ? '' : `Domain=${domain};`
  return `kairos_${site}=${text};${scope}Path=/;Max-Age=${age};SameSite=Lax${isSecure ? ';Secure' : ''}`
}

interface CookieParts {
  site: string
  text: string
  domain?: string | undefined
  isSecure?: boolean
}
