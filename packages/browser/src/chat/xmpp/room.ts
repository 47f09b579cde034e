import type { Env } from '../../env.ts'
import { NS } from './names.ts'
import type { Stream } from './stream.ts'
import { attributeOf, bareOf, childOf, domainOf, resourceOf, type Xml } from './xml.ts'

/** Somebody in a room. */
export interface Occupant {
  nick: string
  /** Their own address, where the room tells it. */
  address: string
  isAway: boolean
}

export interface RoomOptions {
  env: Env
  xml: Xml
  stream: Stream
  address: string
  nick: string
  /** How long ago the first of what is told again was said, in seconds; 0 for nothing. */
  seconds: () => number
  /** What is behind the visitor's name. */
  status: () => string
  /** Who answers came, went, or changed. */
  changed: () => void
  /** The visitor is in it; `isNew` where nobody was before. What was said earlier comes next. */
  entered: (isNew: boolean) => void
  /** Put out, or not let in: then as the error says, RFC 6120, section 8.3.3. */
  left: (why?: string) => void
}

/** A room of the server, XEP-0045: the desk where agents sit, or one conversation. Whoever is out of it enters it again. */
export interface Room {
  /** Those in it who may answer, by the names they have there. */
  agents: ReadonlyMap<string, Occupant>
  enter: () => void
  /** The status is another. */
  appear: () => void
  leave: () => void
  /** Takes a presence of this room. */
  hear: (presence: Element) => void
  /** Whether a message comes from somebody who may answer; for what was said earlier, as the room remembers them. */
  knows: (message: Element) => boolean
  /** Whether a name in it is the visitor's, in whatever tab. */
  isOwn: (nick: string) => boolean
}

/** A name that is taken gets a number: another tab, or a connection that the server does not know to be gone. */
const MOST_NAMES = 9
/** Agents open the desk when they come, which may be later; and a server that was started anew has forgotten who is where. */
const ENTERS_AGAIN_MS = 5000
/** Of what an agent is called, so much is shown. */
const MOST_NAME = 60

export function createRoom(options: RoomOptions): Room {
  const { env, xml, stream, address, nick, changed, entered, left } = options
  const agents = new Map<string, Occupant>()
  let names = 1
  const ownName = () => (names > 1 ? `${nick} ${names}` : nick)
  const presence = (attributes: Record<string, string>, ...inside: Element[]) => {
    const status = options.status()
    stream.send(
      xml.make(
        'presence',
        NS.client,
        { to: `${address}/${ownName()}`, ...attributes },
        status ? xml.make('status', NS.client, {}, status) : undefined,
        ...inside,
      ),
    )
  }
  const enter = () => {
    const seconds = options.seconds()
    // Section 7.2.13: by how long ago, not since when, since clocks differ.
    const limits = seconds ? { seconds: `${seconds}`, maxstanzas: '200' } : { maxstanzas: '0' }
    presence({}, xml.make('x', NS.muc, {}, xml.make('history', NS.muc, limits)))
  }
  /**
   * Visitors and strangers are no agents: an agent belongs to the room, and is at another server than the one that lets
   * anybody in. Section 5.2 has the affiliations.
   */
  const agentOf = (element: Element, name: string): Occupant | undefined => {
    const item = childOf(childOf(element, 'x', NS.mucUser), 'item')
    const own = attributeOf(item, 'jid')
    const belongs = /^(owner|admin|member)$/.test(attributeOf(item, 'affiliation'))
    if (!own || !belongs || domainOf(own) === domainOf(stream.address)) return undefined
    const show = childOf(element, 'show')?.textContent ?? ''
    return { nick: name.slice(0, MOST_NAME), address: bareOf(own), isAway: /^(away|xa|dnd)$/.test(show) }
  }
  const out = (why?: string) => {
    agents.clear()
    left(why)
    // On a connection that has ended meanwhile this does nothing.
    env.later(enter, ENTERS_AGAIN_MS)
  }
  return {
    agents,
    enter,
    appear: () => presence({}),
    leave: () => presence({ type: 'unavailable' }),
    isOwn: (name) => name.startsWith(nick),
    knows(message) {
      const name = resourceOf(attributeOf(message, 'from'))
      const isEarlier = !!childOf(message, 'delay', NS.delay)
      return isEarlier ? !childOf(message, 'x', NS.mucUser) || !!agentOf(message, name) : agents.has(name)
    },
    hear(element) {
      const name = resourceOf(attributeOf(element, 'from'))
      const type = attributeOf(element, 'type')
      const codes = [...(childOf(element, 'x', NS.mucUser)?.children ?? [])].map((child) => attributeOf(child, 'code'))
      if (type === 'error') {
        // Section 7.2.8.
        const why = childOf(element, 'error')?.firstElementChild?.localName ?? type
        if (why === 'conflict' && names++ < MOST_NAMES) enter()
        else out(why)
      } else if (codes.includes('110')) {
        if (type === 'unavailable') out()
        // Section 10.1.1: 201 for a room that began with this visitor.
        else entered(codes.includes('201'))
      } else {
        const agent = type === 'unavailable' ? undefined : agentOf(element, name)
        const isKnown = agents.delete(name)
        if (agent) agents.set(name, agent)
        if (agent || isKnown) changed()
      }
    },
  }
}
