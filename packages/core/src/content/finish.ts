import type { Action, Text } from '@kairos/schema'
import { interpolate } from './interpolate.ts'
import { isSafeUrl } from './url.ts'

/** What texts are finished with. */
export interface Wording {
  fact: (path: string) => unknown
  /** Languages to try, best first. */
  languages: (string | undefined)[]
}

/**
 * Makes an action ready to show: chooses the language, fills in the facts, drops addresses that could run script. Gives
 * `undefined` when a fact is missing and there is no fallback.
 */
export function finish(action: Action, wording: Wording): Action | undefined {
  const { fallback, ...content } = action
  return (
    finishContent(content, wording) ??
    (fallback && finishContent({ type: action.type, slot: action.slot, ...fallback }, wording))
  )
}

function finishContent(content: Action, { fact, languages }: Wording): Action | undefined {
  let complete = true
  const fill = (text: Text, fit?: (value: string) => string) => {
    const filled = interpolate(choose(text, languages), fact, fit)
    complete &&= filled !== undefined
    return filled ?? ''
  }
  const words = (text: Text) => fill(text)
  const address = (text: Text) => {
    const url = fill(text, encode)
    return isSafeUrl(url) ? url : ''
  }
  const finished = { ...content }
  if (content.title) finished.title = words(content.title)
  if (content.text) finished.text = words(content.text)
  if (content.list) finished.list = [content.list].flat().map(words)
  if (content.link) finished.link = { href: address(content.link.href), text: words(content.link.text) }
  if (content.image)
    finished.image = { ...content.image, src: address(content.image.src), alt: words(content.image.alt ?? '') }
  return complete ? finished : undefined
}

/** Picks the text in the first language it exists in, `de-AT` also as `de`; else the first one given. */
function choose(text: Text, languages: Wording['languages']): string {
  if (typeof text !== 'object' || !text) return String(text ?? '')
  for (const language of languages)
    for (const tag of [language, language?.split('-')[0]]) if (tag && Object.hasOwn(text, tag)) return String(text[tag])
  return String(Object.values(text)[0] ?? '')
}

/** A value cut inside an emoji cannot be encoded; nothing is better than an error. */
function encode(value: string): string {
  try {
    return encodeURIComponent(value)
  } catch {
    return ''
  }
}
