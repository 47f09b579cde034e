import type { Pages } from '@kairos/schema'

/** Answers whether an address is one of a campaign's pages. */
export type PageTest = (url: string) => boolean

/** Makes the test of a campaign's pages. */
export function pageTest({ include, exclude = [] }: Pages): PageTest {
  const wanted = include?.map(globTest)
  const unwanted = exclude.map(globTest)
  return (url) => (!wanted || wanted.some((test) => test(url))) && !unwanted.some((test) => test(url))
}

/**
 * Makes the test of one glob. `*` stands for anything, `/` too; a trailing `/*` also matches the folder itself; query and
 * hash count only when the glob names them; a glob that begins with `/` is held against the address without its host.
 * Split and searched, not a regular expression: no glob can be slow.
 */
function globTest(glob: string): PageTest {
  const folder = glob.endsWith('/*') ? glob.slice(0, -2) || '/' : undefined
  const parts = glob.split('*')
  return (url) => {
    const address = relevant(url, glob)
    return address === folder || matches(address, parts)
  }
}

function relevant(url: string, glob: string): string {
  let address = glob[0] === '/' ? url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '') : url
  if (!glob.includes('#')) address = address.replace(/#.*/, '')
  if (!glob.includes('?')) address = address.replace(/\?.*/, '')
  // `/shop/` and `/shop` are one page to everybody but a server.
  return address.length > 1 && !glob.endsWith('/') ? address.replace(/\/$/, '') : address
}

function matches(address: string, parts: string[]): boolean {
  const last = parts.length - 1
  if (last === 0) return address === parts[0]
  if (!address.startsWith(parts[0]!)) return false
  let from = parts[0]!.length
  for (const part of parts.slice(1, last)) {
    const found = address.indexOf(part, from)
    if (found < 0) return false
    from = found + part.length
  }
  return address.length - from >= parts[last]!.length && address.endsWith(parts[last]!)
}
