import type { SlotAction, Text } from '@kairos/schema'
import { attempt } from '../expect.ts'
import { own } from '../facts/read.ts'
import { interpolate, type Wording } from './interpolate.ts'
import { isSafeUrl } from './url.ts'

/**
 * Makes an action ready to show: chooses the language, fills in the facts, drops addresses that could run script. Gives
 * `undefined` when a fact is missing and there is no fallback.
 */
export function finish({ fallback, ...action }: SlotAction, wording: Wording): SlotAction | undefined {
  return (
    finishContent(action, wording) ??
    (fallback && finishContent({ type: action.type, slot: action.slot, ...fallback }, wording))
  )
}

function finishContent(content: SlotAction, wording: Wording): SlotAction | undefined {
  let complete = true
  const words = (text: Text | undefined, fit?: (value: string) => string) => {
    const filled = interpolate(choose(text, wording.languages), wording, fit)
    if (filled === undefined) complete = false
    return filled ?? ''
  }
  const address = (text: Text | undefined) => {
    const url = words(text, encode)
    return isSafeUrl(url) ? url : ''
  }
  const { title, text, list, link, image, html } = content
  const finished: SlotAction = {
    ...content,
    ...(title && { title: words(title) }),
    ...(text && { text: words(text) }),
    ...(list && { list: [list].flat().map((point) => words(point)) }),
    ...(link && { link: { href: address(link.href), text: words(link.text) } }),
    ...(html && { html: words(html, wording.escape) }),
    ...(image && { image: { ...image, src: address(image.src), alt: words(image.alt) } }),
  }
  return complete ? finished : undefined
}

/** Picks the text in the first language it exists in, `de-AT` also as `de`; else the first one there is. */
function choose(text: Text | undefined, languages: unknown[]): string {
  if (typeof text !== 'object' || !text) return String(text ?? '')
  const tags = languages.flatMap((language) => [String(language), String(language).split('-')[0]!])
  return String(own(text, [...tags, ...Object.keys(text)].find((tag) => own(text, tag)) ?? '') ?? '')
}

/** What a text becomes in an address. A value cut inside an emoji cannot be encoded; nothing is better than an error. */
const encode = (value: string): string => attempt(() => encodeURIComponent(value)) ?? ''
