import { escapeHtml } from '../content/escape.ts'

export interface Rewriting {
  html: string
  /** Goes to the beginning of the head. */
  head: string
  /** What a slot of this name shows; nothing for the page's own content. */
  contentOf: (name: string) => EdgeContent | undefined
}

/** Content for a slot, and whose it is. */
export interface EdgeContent {
  campaign: string
  variant: string
  markup: string
  /** Classes of the element around it. */
  names: string
}

/** What is no markup, and the tags that matter. Texts of elements that hold no elements are passed over whole. */
const TOKEN =
  /<!--[\s\S]*?-->|<(script|style|textarea|title|template|noscript|iframe|xmp)(?=[\s/>])[\s\S]*?<\/\1\s*>|<(head|kairos-slot)((?:\s(?:"[^"]*"|'[^']*'|[^>"'])*)?)>/gi
const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** Puts content into the slots of a page. The page's own content stays where it is: unseen, for crawlers, and for when ours goes. */
export function rewrite({ html, head, contentOf }: Rewriting): string {
  let hasHead = false
  const written = html.replace(TOKEN, (token: string, _: string, tag: string | undefined, text = '') => {
    if (!tag) return token
    if (tag.toLowerCase() === 'head') {
      if (hasHead) return token
      hasHead = true
      return token + head
    }
    const attributes = attributesOf(text)
    const content = contentOf(attributes.get('name') ?? '')
    return content ? fill(token, attributes, content) : token
  })
  // A page may leave the tag out; what belongs there opens it.
  return hasHead ? written : written.replace(/^\s*(<!doctype[^>]*>)?\s*(<html\b[^>]*>)?/i, (start) => start + head)
}

const attributesOf = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name, ...values]) => [
      name!.toLowerCase(),
      values.find((value) => value !== undefined) ?? '',
    ]),
  )

/** The tree that the browser would make: it shows without a script, and the script finds its own. */
function fill(
  token: string,
  attributes: Map<string, string>,
  { campaign, variant, markup, names }: EdgeContent,
): string {
  const mark = `data-kairos-edge="${escapeHtml(`${campaign}/${variant}`)}"`
  // Tells that nothing is awaited, which only held places ask.
  const open = attributes.has('hold') ? token.replace(/\s*\/?>$/, ' data-kairos="filled">') : token
  return attributes.has('isolated')
    ? `${open}<template shadowrootmode="open"><div class="${names}" ${mark}>${markup}</div></template>`
    : `${open}<template shadowrootmode="open"><slot name="kairos"></slot></template><div class="${names}" slot="kairos" ${mark}>${markup}</div>`
}
