// Somebody who answers at the desk, by a program: for tests, for measuring, and for a desk to play with.
import { client, xml } from '@xmpp/client'
import { agents } from '../../../scripts/prosody.mjs'

const MUC = 'http://jabber.org/protocol/muc'
const CONFIG = 'http://jabber.org/protocol/muc#roomconfig'

const SITS_WITHIN_MS = 20_000

/** Logs an agent in, and lets them sit down at the desk. */
export async function createAgent(desk, index = 0) {
  const { name, address, password } = agents[index]
  const [username, domain] = address.split('@')
  const own = client({ service: `xmpp://127.0.0.1:${desk.c2s}`, domain, username, password })
  // A server that is started anew ends every connection; the client comes back on its own.
  own.on('error', () => {})
  own.reconnect.delay = 200
  const seen = new Set()
  const agent = {
    read: [],
    rooms: [],
    reasons: [],
    visitors: new Map(),
    receipts: [],
  }
  let show
  let isTyping = false
  let isSitting = true
  let sits
  let seated = () => {}
  const send = (element) => own.send(element)
  const enter = (room, seconds = 3600) =>
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
    const there = new Promise((resolve) => {
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
  const room = () => agent.rooms.at(-1)
  own.on('stanza', (stanza) => {
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
    if (isSitting) await sit().then(seated, () => {})
  })
  await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The agent could not sit down at the desk')), SITS_WITHIN_MS)
    seated = () => {
      clearTimeout(timer)
      resolve()
    }
    own.start().catch(reject)
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
