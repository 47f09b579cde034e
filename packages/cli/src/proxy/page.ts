import { Transform } from 'node:stream'
import { plain } from '../charts/plain.ts'

export interface PageOptions {
  /** Markup that is put at the start of `<head>`. */
  tag: string
  /** Gives what an address of a listed site is here; nothing for any other. */
  local: (address: string) => string | undefined
  /** Gives what a policy in the page is with the tag. */
  policy: (text: string) => string
}

/** A tag that has not ended by then is left as it is. */
const MOST_WAITING = 65_536
const RAW = /^(script|style|textarea|title)$/
/** Spaces, and the mark of UTF-8. */
const SPACE = /^[\s\u00EF\u00BB\u00BF]*$/
const ADDRESS = /(\s(?:href|src|action|formaction|poster)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi
const KAIROS = /\ssrc\s*=\s*["']?[^\s"'>]*\/kairos(\.config)?\.m?js\b/i

/**
 * A page on its way to the browser, piece by piece: it gets the tag, and leads to this computer where it led to its own
 * site. Bytes are read as Latin letters and written as they were, so whatever encoding the page is in, it stays.
 */
export function rewritePage({ tag, local, policy }: PageOptions): Transform {
  let waiting = ''
  let isTagged = false
  /** Name of the element whose text is no markup. */
  let raw: string | undefined
  return new Transform({
    transform(chunk: Buffer, _, done) {
      waiting += chunk.toString('latin1')
      let passed = passOn()
      if (waiting.length > MOST_WAITING) {
        passed += mark() + waiting
        waiting = ''
      }
      done(null, Buffer.from(passed, 'latin1'))
    },
    flush(done) {
      done(null, Buffer.from(passOn() + mark() + waiting, 'latin1'))
    },
  })

  /** All that is whole. */
  function passOn(): string {
    let passed = ''
    for (;;) {
      const length = wholeLength()
      if (!length) return passed
      const piece = waiting.slice(0, length)
      waiting = waiting.slice(length)
      if (raw !== undefined) passed += piece
      else passed += piece[0] === '<' ? element(piece) : words(piece)
    }
  }

  /** How long the next piece is: words, a comment, an element's beginning or end, text that is no markup. */
  function wholeLength(): number {
    if (raw !== undefined) {
      const end = waiting.search(new RegExp(`</${raw}[\\s/>]`, 'i'))
      // The last letters may be the beginning of its end.
      if (end) return end > 0 ? end : Math.max(0, waiting.length - raw.length - 3)
      raw = undefined
    }
    const at = waiting.indexOf('<')
    if (at) return at > 0 ? at : waiting.length
    if (waiting.startsWith('<!--')) return waiting.indexOf('-->') < 0 ? 0 : waiting.indexOf('-->') + 3
    return waiting.length < 4 ? 0 : waiting.indexOf('>') + 1
  }

  function mark(): string {
    if (isTagged) return ''
    isTagged = true
    return tag
  }

  /** Words before any element end a head that nobody wrote. */
  function words(text: string): string {
    return (SPACE.test(text) ? '' : mark()) + text
  }

  function element(markup: string): string {
    const name = /^<([a-z][a-z\d-]*)/i.exec(markup)?.[1]?.toLowerCase()
    if (name === undefined) return markup.startsWith('</') ? mark() + markup : markup
    if (RAW.test(name) && !markup.endsWith('/>')) raw = name
    if (name === 'html') return markup
    return name === 'head' ? markup + mark() : mark() + rewritten(name, markup)
  }

  function rewritten(name: string, markup: string): string {
    if (name === 'meta' && /http-equiv\s*=\s*["']?content-security-policy/i.test(markup))
      return markup.replace(/(\scontent\s*=\s*)(?:"([^"]*)"|'([^']*)')/i, (_, before, double, single) => {
        const text = `${double ?? single}`.replace(/&(#39|apos);/g, "'").replace(/&(#34|quot);/g, '"')
        return `${before}"${plain(policy(text))}"`
      })
    // The site's own tag: there is ours now.
    if (name === 'script' && KAIROS.test(markup)) return markup.replace(/\ssrc(?=\s*=)/i, ' data-left-out-src')
    return markup.replace(ADDRESS, (whole, before, double, single, bare) => {
      const here = local(double ?? single ?? bare)
      return here === undefined ? whole : `${before}"${here}"`
    })
  }
}
