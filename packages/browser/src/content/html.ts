import type { ContentBase } from '@kairos/core'
import type { ActionsKit, Clean } from '../actions/kit.ts'
import type { Env } from '../env.ts'
import { ADDRESSES, ATTRIBUTES, ELEMENTS } from './allowed.ts'

interface Sanitizing extends Element {
  setHTML?: (html: string, options: unknown) => void
}

/** The browser's own way where it has one, else a part; where that does not come, or may not work, words alone. */
export async function chooseClean(
  env: Env,
  { isSafeUrl }: ContentBase,
  purifier: ActionsKit['parts']['html'],
): Promise<Clean> {
  const { document, window } = env
  const clean = (window.Element.prototype as Sanitizing).setHTML
    ? (html: string) => setHtml(document, html)
    : await purifier()
        .then((part) => part.start(env, { elements: ELEMENTS, attributes: ATTRIBUTES }))
        .catch(() => undefined)
  if (!clean) return (html) => document.createTextNode(wordsOf(html))
  return (html) => {
    const nodes = clean(html) as DocumentFragment
    for (const name of ADDRESSES)
      for (const element of nodes.querySelectorAll(`[${name}]`))
        if (!isSafeUrl(element.getAttribute(name)!)) element.removeAttribute(name)
    return nodes
  }
}

/** In a document of its own nothing is fetched before all addresses were looked at. */
function setHtml(document: Document, html: string): DocumentFragment {
  const inert = document.implementation.createHTMLDocument('')
  const sanitizer = { elements: ELEMENTS, attributes: ATTRIBUTES, comments: false, dataAttributes: false }
  ;(inert.body as Sanitizing).setHTML!(html, { sanitizer })
  const nodes = inert.createDocumentFragment()
  nodes.append(...inert.body.childNodes)
  return nodes
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`', nbsp: ' ', amp: '&' }

/** Markup without its marks; what is shown is a text node, so nothing in it can do harm. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>/gi, ' ')
    .replace(/&(lt|gt|quot|#39|#96|nbsp|amp);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/\s+/g, ' ')
    .trim()
