import type { Person } from './chat/kit.ts'

const MOST_PHOTO = 200_000

/** Reads who somebody is from the card that their server gave, XEP-0054. */
export function start(card: Element, nick: string): Person {
  const textOf = (name: string) => card.querySelector(name)?.textContent?.trim() ?? ''
  const type = textOf('PHOTO > TYPE')
  const data = textOf('PHOTO > BINVAL')
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(type) && data.length < MOST_PHOTO
  return { name: textOf('FN') || nick, photo: isPicture ? `data:${type};base64,${data}` : undefined }
}
