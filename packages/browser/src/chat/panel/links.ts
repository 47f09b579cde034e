/** A piece of a message: words, or an address that may be opened. */
export interface Piece {
  text: string
  href?: string
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi
/** What ends a sentence, and is rarely the end of an address. */
const AFTER = /[.,;:!?)\]}»”’]+$/

/** Finds addresses in a message. Only those of the web are: `javascript:` and others stay words. */
export function piecesOf(text: string, Url: typeof URL): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(AFTER, '')
    const href = read(address, Url)
    if (!href) continue
    if (index > from) pieces.push({ text: text.slice(from, index) })
    pieces.push({ text: address, href })
    from = index + address.length
  }
  return from < text.length ? [...pieces, { text: text.slice(from) }] : pieces
}

function read(address: string, Url: typeof URL): string | undefined {
  try {
    const { href, username, password } = new Url(address)
    // `https://bank.example@evil.example` reads as another site than it is.
    return username || password ? undefined : href
  } catch {
    return undefined
  }
}
