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
  const [start = '', ...rest] = glob.split('*')
  const end = rest.pop()
  return (url) => {
    const [, host = '', path = '', query = '', hash = ''] = ADDRESS.exec(url)!
    const address =
      (glob[0] === '/' ? '' : host) +
      // `/shop/` and `/shop` are one page to everybody but a server.
      (glob.endsWith('/') ? path : path.replace(/(.)\/$/, '$1')) +
      (glob.includes('?') ? query : '') +
      (glob.includes('#') ? hash : '')
    if (`${address}/*` === glob) return true
    if (end === undefined) return address === glob
    let from = start.length
    for (const part of rest) {
      from = address.indexOf(part, from) + part.length
      if (from < part.length) return false
    }
    return address.startsWith(start) && address.endsWith(end) && address.length - from >= end.length
  }
}

const ADDRESS = /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?/i
