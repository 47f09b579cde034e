/** What an address tells of a page, and of where the visit comes from. */
export interface Address {
  page: Record<string, unknown>
  traffic?: Record<string, string>
}

const UTM = ['source', 'medium', 'campaign', 'term', 'content']

/** So many addresses are known before they are forgotten. */
const MOST_KNOWN = 1000
const known = new Map<string, Address>()

/** Reads an address on the site as a page does: its path and query, and what the link of a campaign says. */
export function readAddress(site: string, address: string): Address {
  const key = `${site} ${address}`
  const found = known.get(key) ?? parse(site, address)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, found)
  return found
}

function parse(site: string, address: string): Address {
  const { href, host, pathname, searchParams, hash } = new URL(address, `https://${site}.example`)
  const traffic = UTM.flatMap((part): [string, string][] => {
    const value = searchParams.get(`utm_${part}`)
    return value ? [[part, value.toLowerCase()]] : []
  })
  const page = { url: href, host, path: pathname, query: Object.fromEntries(searchParams), hash, isBot: false }
  return { page, ...(traffic.length && { traffic: Object.fromEntries(traffic) }) }
}
