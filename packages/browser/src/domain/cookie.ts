import type { Profile } from '@kairos/core'
import type { Env } from '../env.ts'

/**
 * What all hosts of a domain know of a visitor, in a cookie: `id/receipt/campaign:variant:p:version/…`. The receipt is
 * the answer about consent as it is kept in this browser, behind an `r`. What is not known, or may not be, is empty.
 */
export interface Shared {
  id: string
  receipt: string | undefined
  campaigns: Profile['campaigns']
}

const MOST_CHARACTERS = 1000
/** Browsers keep no cookie longer. */
const MOST_SECONDS = 400 * 86_400

const encode = (value: unknown): string => encodeURIComponent(String(value))

/** Finds the cookie's text; empty for none. */
export function cookieText({ document }: Env, site: string): string {
  const name = `kairos_${site}=`
  const found = document.cookie.split('; ').find((one) => one.startsWith(name))
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

/** Writes the cookie for all hosts of a domain; one that says nothing is taken away. */
export function writeCookie(
  { document, window }: Env,
  { site, domain, text }: Record<'site' | 'domain' | 'text', string>,
) {
  const age = text === '/' ? 0 : MOST_SECONDS
  const secure = window.location.protocol === 'https:' ? ';Secure' : ''
  document.cookie = `kairos_${site}=${text};Domain=${domain};Path=/;Max-Age=${age};SameSite=Lax${secure}`
}
