import type { Kit } from '../kit.ts'
import type { Person } from './kit.ts'
import { NS } from './xmpp/names.ts'
import type { Stream } from './xmpp/stream.ts'
import type { Xml } from './xmpp/xml.ts'

/** Knows agents by their cards; until a card is there, by their name in the room. */
export function createPeople({ load }: Kit, xml: Xml, changed: () => void) {
  const known = new Map<string, Person>()
  return {
    of: (nick: string): Person => known.get(nick) ?? { name: nick },
    /** @param address of the person inside the room */
    async meet(stream: Stream, nick: string, address: string) {
      if (known.has(nick)) return
      known.set(nick, { name: nick })
      const card = await stream.ask(address, 'get', xml.make('vCard', NS.vcard))
      const cards = card && (await load('cards'))
      if (cards) known.set(nick, cards.start(card, nick))
      changed()
    },
  }
}
