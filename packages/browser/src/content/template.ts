import type { ContentBase, Reason, Wording } from '@kairos/core'
import type { Env } from '../env.ts'
import { ADDRESSES, ATTRIBUTES } from './allowed.ts'

export interface Template {
  env: Env
  base: ContentBase
  wording: Wording
  /** As in the file: `#offer`. */
  id: string
}

/** What would run, or begin anew what is being filled. */
const LEFT_OUT = 'script, kairos-slot'
/** Texts in these are no words. */
const CODE = /^(style|noscript|iframe|xmp|noembed|noframes|plaintext)$/

/** A value cut inside an emoji cannot be encoded. */
function encode(value: string): string {
  try {
    return encodeURIComponent(value)
  } catch {
    return ''
  }
}

/** Copies a template of the page and puts facts into its texts and harmless attributes. The template stays as it is. */
export function fillTemplate({ env: { document, window }, base, wording, id }: Template): DocumentFragment | Reason {
  const template = document.getElementById(id.slice(1))
  if (!(template instanceof window.HTMLTemplateElement)) return 'template_missing'
  // Copied within the template's own document, which fetches nothing.
  const copy = template.content.cloneNode(true) as DocumentFragment
  for (const element of copy.querySelectorAll(LEFT_OUT)) element.remove()
  let complete = true
  const fill = (text: string, fit?: (value: string) => string) => {
    const filled = base.interpolate(text, wording, fit)
    if (filled === undefined) complete = false
    return filled ?? ''
  }
  const walk = (node: Node) => {
    if (node.nodeType === node.TEXT_NODE) {
      if (node.nodeValue!.includes('{{')) node.nodeValue = fill(node.nodeValue!)
    } else if (!CODE.test((node as Element).localName)) {
      if (node.nodeType === node.ELEMENT_NODE) fillAttributes(node as Element)
      node.childNodes.forEach(walk)
    }
  }
  const fillAttributes = (element: Element) => {
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name)
      if (!text?.includes('{{')) continue
      const isAddress = ADDRESSES.includes(name)
      const filled = fill(text, isAddress ? encode : undefined)
      if (isAddress && !base.isSafeUrl(filled)) element.removeAttribute(name)
      else element.setAttribute(name, filled)
    }
  }
  walk(copy)
  return complete ? copy : 'fact_missing'
}
