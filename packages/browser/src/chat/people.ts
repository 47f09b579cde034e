import { NS } from './xmpp/names.ts'
import type { Stream } from './xmpp/stream.ts'
import { childOf, type Xml } from './xmpp/xml.ts'

/** Who answers, as they describe themselves. */
export interface Person {
  name: string
  /** A picture as a `data:` address. */
  photo?: string | undefined
}

const MOST_PHOTO = 200_000

/** Knows agents by their cards, XEP-0054; until a card is there, by their name in the room. */
export function createPeople(xml: Xml, changed: () => void) {
  const cards = new Map<string, Person>()
  const textOf = (element: Element | undefined, name: string) => childOf(element, name)?.textContent?.trim() ?? ''
  return {
    of: (nick: string): Person => cards.get(nick) ?? { name: nick },
    /** @param address of the person inside the room */
    async meet(stream: Stream, nick: string, address: string) {
      if (cards.has(nick)) return
      cards.set(nick, { name: nick })
      const answer = await stream.ask(address, 'get', xml.make('vCard', NS.vcard))
      const card = childOf(answer, 'vCard', NS.vcard)
      const picture = childOf(card, 'PHOTO')
      const type = textOf(picture, 'TYPE')
      const data = textOf(picture, 'BINVAL')
      const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(type) && data.length < MOST_PHOTO
      const name = textOf(card, 'FN') || nick
      cards.set(nick, { name, photo: isPicture ? `data:${type};base64,${data}` : undefined })
      changed()
    },
  }
}
