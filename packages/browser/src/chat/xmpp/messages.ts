import { NS } from './names.ts'
import { attributeOf, childOf, resourceOf, type Xml } from './xml.ts'

/** What a message in a room may say, all of it or nothing. */
export interface Heard {
  /** The name of who said it; empty for the room itself. */
  nick: string
  /** The same for the same message, live and in the history. */
  key: string
  id: string
  text: string | undefined
  /** A subject without text ends the history: XEP-0045, section 7.2.15. */
  isSubject: boolean
  isEarlier: boolean
  isTyping: boolean | undefined
  /** Asks for a receipt, or is one for the message with this id: XEP-0184, section 5. */
  wantsReceipt: boolean
  receiptFor: string
}

/** More than that is cut: it is a text, not a file. */
export const MOST_TEXT = 10_000

/** Reads a message of a room. */
export function readMessage(element: Element): Heard {
  const id = attributeOf(element, 'id')
  const nick = resourceOf(attributeOf(element, 'from'))
  const text = childOf(element, 'body')?.textContent ?? undefined
  const given = attributeOf(childOf(element, 'stanza-id', NS.ids), 'id')
  const state = [...element.children].find(({ namespaceURI }) => namespaceURI === NS.states)?.localName
  return {
    nick,
    key: `${nick}/${id || given || text}`.slice(0, 200),
    id,
    text: text && text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text,
    isSubject: !!childOf(element, 'subject') && !text,
    isEarlier: !!childOf(element, 'delay', NS.delay),
    isTyping: state ? state === 'composing' : undefined,
    wantsReceipt: !!childOf(element, 'request', NS.receipts),
    receiptFor: attributeOf(childOf(element, 'received', NS.receipts), 'id'),
  }
}

/** Messages to the conversation in a room. */
export function messagesTo({ make }: Xml, to: string) {
  const toAll = (id: string | undefined, ...inside: Element[]) =>
    make('message', NS.client, { to, id, type: 'groupchat' }, ...inside)
  return {
    say: (id: string, text: string) =>
      toAll(id, make('body', NS.client, {}, text), make('active', NS.states), make('request', NS.receipts)),
    /** XEP-0085, section 5.5: in rooms only `composing` and `paused` are told. */
    type: (isTyping: boolean) => toAll(undefined, make(isTyping ? 'composing' : 'paused', NS.states)),
    receive: (id: string) => toAll(undefined, make('received', NS.receipts, { id })),
    /** XEP-0045, section 7.8.2: by the room, which every client understands. */
    invite: (agent: string, reason: string) =>
      make(
        'message',
        NS.client,
        { to },
        make('x', NS.mucUser, {}, make('invite', NS.mucUser, { to: agent }, make('reason', NS.mucUser, {}, reason))),
      ),
    /** XEP-0045, section 10.1.3: agents see the visitor come and go, and each other. */
    settings: () => {
      const field = (name: string, ...values: string[]) =>
        make('field', NS.data, { var: name }, ...values.map((value) => make('value', NS.data, {}, value)))
      return make(
        'query',
        NS.mucOwner,
        {},
        make(
          'x',
          NS.data,
          { type: 'submit' },
          field('FORM_TYPE', 'http://jabber.org/protocol/muc#roomconfig'),
          field('muc#roomconfig_whois', 'anyone'),
          field('muc#roomconfig_publicroom', '0'),
          field('muc#roomconfig_presencebroadcast', 'visitor', 'participant', 'moderator'),
        ),
      )
    },
  }
}
