import { client, xml } from '@xmpp/client'
import { agents, type ProsodyDesk } from '../../../scripts/prosody.mjs'

const MUC = 'http://jabber.org/protocol/muc'
const CONFIG = 'http://jabber.org/protocol/muc#roomconfig'

type Element = ReturnType<typeof xml>

/** What the agent reads in a conversation, in its order. */
export interface Read {
  from: string
  text: string
  id: string
  /** Milliseconds since 1970. */
  at: number
}

/** Somebody at the desk, who follows every invitation; as any client does, they come back when the server does. */
export interface Agent {
  /** Everything said in conversations, own words too. */
  read: Read[]
  /** The rooms of conversations, the last one last, each with what it was said to be about. */
  rooms: string[]
  reasons: string[]
  /** Visitors in the conversation, by name, with what is told of them; those who left are gone. */
  visitors: Map<string, string>
  isVisitorTyping(): boolean
  receipts: string[]
  /** Words to the visitor of the last conversation. Gives their id. */
  say(text: string, id?: string): Promise<string>
  type(): Promise<void>
  /** As in a client's list of moods. */
  appear(show: 'away' | undefined): Promise<void>
  /** Leaves the desk and every conversation. */
  leave(): Promise<void>
  /** Sits down at it. */
  sit(): Promise<void>
  close(): Promise<void>
}

/** Logs an agent in, and lets them sit down at the desk. */
export async function createAgent(desk: ProsodyDesk, index = 0): Promise<Agent> {
  const { name, address, password } = agents[index]!
  const [username, domain] = address.split('@')
  const own = client({ service: `xmpp://127.0.0.1:${desk.c2s}`, domain, username, password })
  // A server that is started anew ends every connection; the client comes back on its own.
  own.on('error', () => {})
  own.reconnect.delay = 200
  const seen = new Set<string>()
  const agent: Pick<Agent, 'read' | 'rooms' | 'reasons' | 'visitors' | 'receipts'> = {
    read: [],
    rooms: [],
    reasons: [],
    visitors: new Map(),
    receipts: [],
  }
  let show: 'away' | undefined
  let isTyping = false
  let isSitting = true
  let sits: (() => void) | undefined
  const send = (element: Element) => own.send(element)
  const enter = (room: string, seconds = 3600) =>
    send(
      xml(
        'presence',
        { to: `${room}/${name}` },
        show && xml('show', {}, show),
        xml('x', { xmlns: MUC }, xml('history', { seconds: String(seconds) })),
      ),
    )
  const sit = async () => {
    isSitting = true
    const there = new Promise<void>((resolve) => {
      sits = resolve
    })
    await enter(desk.settings.to, 1)
    await there
    const keep = xml('field', { var: 'muc#roomconfig_persistentroom' }, xml('value', {}, '1'))
    const type = xml('field', { var: 'FORM_TYPE' }, xml('value', {}, CONFIG))
    await own.iqCaller.set(
      xml('query', { xmlns: `${MUC}#owner` }, xml('x', { xmlns: 'jabber:x:data', type: 'submit' }, type, keep)),
      desk.settings.to,
    )
    await Promise.all(agent.rooms.map((room) => enter(room)))
  }
  const room = () => agent.rooms.at(-1)!
  own.on('stanza', (stanza: Element) => {
    const from = String(stanza.attrs.from ?? '')
    const [bare = '', nick = ''] = from.split('/')
    if (stanza.is('presence') && nick === name && bare === desk.settings.to) sits?.()
    if (stanza.is('presence') && nick.startsWith('Visitor')) {
      if (stanza.attrs.type === 'unavailable') agent.visitors.delete(nick)
      else agent.visitors.set(nick, stanza.getChildText('status') ?? '')
    }
    if (!stanza.is('message')) return
    const invite = stanza.getChild('x', `${MUC}#user`)?.getChild('invite')
    if (invite) {
      if (!agent.rooms.includes(bare)) agent.rooms.push(bare)
      agent.reasons.push(invite.getChildText('reason') ?? '')
      enter(bare)
      return
    }
    if (!agent.rooms.includes(bare)) return
    if (stanza.getChild('composing')) isTyping = true
    if (stanza.getChild('paused') || stanza.getChild('active')) isTyping = false
    const received = stanza.getChild('received', 'urn:xmpp:receipts')?.attrs.id
    if (received && nick !== name) agent.receipts.push(String(received))
    const text = stanza.getChildText('body')
    const id = String(stanza.attrs.id)
    // What the history of a room repeats is known; a message that comes twice with another id is not.
    const key = `${id} ${stanza.getChild('delay') ? 'earlier' : ''}`
    if (!text || seen.has(key) || (stanza.getChild('delay') && agent.read.some((one) => one.id === id))) return
    seen.add(key)
    agent.read.push({ from: nick, text, id, at: Date.now() })
    if (nick !== name && stanza.getChild('request', 'urn:xmpp:receipts'))
      send(xml('message', { to: bare, type: 'groupchat' }, xml('received', { xmlns: 'urn:xmpp:receipts', id })))
  })
  // Every time, the first one too.
  own.on('online', async () => {
    await send(xml('presence'))
    if (isSitting) await sit().catch(() => {})
  })
  await own.start()
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The agent could not sit down at the desk')), 20_000)
    const look = setInterval(() => {
      if (!sits) return
      clearInterval(look)
      clearTimeout(timer)
      resolve()
    }, 20)
  })
  return {
    ...agent,
    isVisitorTyping: () => isTyping,
    async say(text, id = `agent-${Math.random().toString(36).slice(2)}`) {
      const request = xml('request', { xmlns: 'urn:xmpp:receipts' })
      await send(xml('message', { to: room(), type: 'groupchat', id }, xml('body', {}, text), request))
      return id
    },
    async type() {
      const state = xml('composing', { xmlns: 'http://jabber.org/protocol/chatstates' })
      await send(xml('message', { to: room(), type: 'groupchat' }, state))
    },
    async appear(next) {
      show = next
      for (const one of [desk.settings.to, ...agent.rooms])
        await send(xml('presence', { to: `${one}/${name}` }, next && xml('show', {}, next)))
    },
    async leave() {
      isSitting = false
      for (const one of [desk.settings.to, ...agent.rooms])
        await send(xml('presence', { to: `${one}/${name}`, type: 'unavailable' }))
    },
    sit,
    async close() {
      own.reconnect.stop()
      await own.stop().catch(() => {})
    },
  }
}
