/** An address in two: flags of ours, joined by `&`, and the address without them. */
interface Parted {
  flags: string
  address: string
}

const OURS = /^kairos_/

/** Takes our flags out of an address, from query and hash, the query of a hash too; all else stays byte for byte. */
export function takeFlags(href: string): Parted {
  const flags: string[] = []
  /** Leaves out what is ours of `a=1&b=2`; gives nothing where nothing else was there. */
  const others = (text: string) => {
    const kept = text.split('&').filter((pair) => {
      if (OURS.test(pair)) flags.push(pair)
      return !OURS.test(pair)
    })
    return kept.join('&')
  }
  const withQuery = (text: string, path: (text: string) => string) => {
    const [before, query] = cut(text, '?')
    const rest = query && others(query)
    return path(before) + (rest || query === '' ? `?${rest}` : '')
  }
  const [page, hash] = cut(href, '#')
  const found = withQuery(page, (path) => path)
  const rest = hash && withQuery(hash, others)
  return { address: found + (rest || hash === '' ? `#${rest}` : ''), flags: flags.join('&') }
}

/** What stands before and behind a sign; `undefined` behind it where it is not there. */
function cut(text: string, sign: string): [before: string, behind: string | undefined] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
