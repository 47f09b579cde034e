/** What an address tells of a page, and of where the visit comes from. */
export interface Address {
  page: Record<string, unknown>
  traffic?: Record<string, string>
}

const UTM = ['source', 'medium', 'campaign', 'term', 'content']

/** So many addresses are known before they are forgotten. */
const MOST_KNOWN = 1000
/** By site, then by address: no text has to be put together for each page. */
const known = new Map<string, Map<string, Address>>()

/** Reads an address on the site as a page does: its path and query, and what the link of a campaign says. */
export function readAddress(site: string, address: string): Address {
  const own = known.get(site) ?? new Map<string, Address>()
  const found = own.get(address)
  if (found) return found
  const read = parse(site, address)
  if (own.size >= MOST_KNOWN) own.clear()
  own.set(address, read)
  known.set(site, own)
  return read
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
