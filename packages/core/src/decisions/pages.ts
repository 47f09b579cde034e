import type { Pages } from '@kairos/schema'

/** Answers whether an address is one of a campaign's pages. */
export type PageTest = (url: string) => boolean

const ADDRESS = /^(\w[\w+.-]*:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?/

/** Makes the test of a campaign's pages. */
export const pageTest =
  ({ include, exclude }: Pages): PageTest =>
  (url) => {
    const parts = ADDRESS.exec(url)!
    const matches = (glob: string) => matchesGlob(glob, parts)
    return (!include || include.some(matches)) && !exclude?.some(matches)
  }

/**
 * Tells whether a glob means an address. `*` stands for anything, `/` too; a trailing `/*` also matches the folder itself;
 * query and hash count only when the glob names them; a glob that begins with `/` is held against the address without its
 * host. Split and searched, not a regular expression: no glob can be slow.
 */
function matchesGlob(glob: string, [, host = '', path = '', query = '', hash = '']: string[]): boolean {
  const address =
    (glob[0] === '/' ? '' : host) +
    // `/shop/` and `/shop` are one page to everybody but a server.
    (glob.endsWith('/') || path === '/' || !path.endsWith('/') ? path : path.slice(0, -1)) +
    (glob.includes('?') ? query : '') +
    (glob.includes('#') ? hash : '')
  const [start = '', ...rest] = glob.split('*')
  const end = rest.pop()
  if (`${address}/*` === glob) return true
  if (end === undefined) return address === glob
  let from = start.length
  for (const part of rest) {
    from = address.indexOf(part, from) + part.length
    if (from < part.length) return false
  }
  return address.startsWith(start) && address.endsWith(end) && address.length - from >= end.length
}
