import { afterEach, vi } from 'vitest'

const MUC = 'http://jabber.org/protocol/muc#user'
const DESK = 'desk@rooms.example'

/** A server in memory that knows one desk, and rooms with a history; what it is sent stands in `sent`. */
export interface FakeServer {
  sent: string[]
  /** Connections there were. */
  sockets: FakeSocket[]
  /** Agents at the desk, by name, with how they are; `''` is online. */
  desk: Map<string, string>
  /** Whether agents follow an invitation. */
  areEager: boolean
  mechanism: string
  isUp: boolean
  /** Whether the visitor's name in the conversation belongs to somebody else. */
  isTaken: boolean
  /** Why nobody is let into the desk, or into a conversation, as XMPP calls it. */
  refusal: string
  refuses: 'desk' | 'talk'
  /** What agents say about themselves. */
  card: string
  /** What was said, kept over everything. */
  history: string[]
  /** Agents in the conversation. */
  inRoom: Set<string>
  room: () => string
  push: (frame: string) => void
  say: (name: string, id: string, body: string, more?: string) => void
  enter: (name: string) => void
  leave: (name: string) => void
  /** Cuts the connection. */
  cut: () => void
}

export class FakeSocket extends EventTarget {
  static server: FakeServer
  readyState = 0
  steps = 0
  joined = new Map<string, string>()
  jid = ''
  url: string
  protocol: string
  constructor(url: string, protocol: string) {
    super()
    this.url = url
    this.protocol = protocol
    const { server } = FakeSocket
    server.sockets.push(this)
    queueMicrotask(() => {
      if (!server.isUp) return this.end('error')
      this.readyState = 1
      this.dispatchEvent(new Event('open'))
    })
  }
  end(type: 'close' | 'error') {
    this.readyState = 3
    this.dispatchEvent(new Event(type))
  }
  close() {
    this.readyState = 3
  }
  take(data: unknown) {
    queueMicrotask(() => {
      if (this.readyState === 1) this.dispatchEvent(Object.assign(new Event('message'), { data }))
    })
  }
  send(frame: string) {
    FakeSocket.server.sent.push(frame)
    answer(FakeSocket.server, this, frame)
  }
}

const attribute = (frame: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(frame)?.[1] ?? ''
const presence = (from: string, affiliation: string, jid: string, more = '') =>
  `<presence xmlns="jabber:client" from="${from}">${more}<x xmlns="${MUC}"><item affiliation="${affiliation}" role="participant" jid="${jid}"/>`
const agentIn = (room: string, name: string, show: string) =>
  `${presence(`${room}/${name}`, 'owner', `${name.toLowerCase()}@example/x`, show && `<show>${show}</show>`)}</x></presence>`

function answer(server: FakeServer, socket: FakeSocket, frame: string): void {
  const reply = (text: string) => socket.take(text)
  const to = attribute(frame, 'to')
  const [room = '', nick = ''] = to.split('/')
  if (frame.startsWith('<open')) {
    reply('<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" from="chat.example" version="1.0"/>')
    const inside = socket.steps++
      ? '<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/>'
      : `<mechanisms xmlns="urn:ietf:params:xml:ns:xmpp-sasl"><mechanism>${server.mechanism}</mechanism></mechanisms>`
    reply(`<stream:features xmlns:stream="http://etherx.jabber.org/streams">${inside}</stream:features>`)
  } else if (frame.startsWith('<auth')) reply('<success xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>')
  else if (frame.startsWith('<iq')) {
    socket.jid ||= `v${server.sockets.length}@chat.example/r`
    const inside = frame.includes('<bind')
      ? `<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><jid>${socket.jid}</jid></bind>`
      : frame.includes('<vCard')
        ? `<vCard xmlns="vcard-temp">${server.card}</vCard>`
        : ''
    reply(`<iq xmlns="jabber:client" type="result" id="${attribute(frame, 'id')}">${inside}</iq>`)
  } else if (frame.startsWith('<presence') && attribute(frame, 'type') === 'unavailable') {
    socket.joined.delete(room)
    reply(
      `<presence xmlns="jabber:client" type="unavailable" from="${to}"><x xmlns="${MUC}"><status code="110"/></x></presence>`,
    )
  } else if (frame.startsWith('<presence')) {
    if (server.refusal && (room === DESK) === (server.refuses === 'desk')) {
      reply(`<presence xmlns="jabber:client" type="error" from="${to}"><error><${server.refusal}/></error></presence>`)
      return
    }
    if (server.isTaken && room !== DESK) {
      server.isTaken = false
      reply(`<presence xmlns="jabber:client" type="error" from="${to}"><error><conflict/></error></presence>`)
      return
    }
    const isAgain = socket.joined.has(room)
    socket.joined.set(room, nick)
    const names = room === DESK ? [...server.desk.keys()] : [...server.inRoom]
    const isNew = !names.length && !isAgain
    for (const name of names) reply(agentIn(room, name, server.desk.get(name) ?? ''))
    const codes = `<status code="110"/>${isNew ? '<status code="201"/>' : ''}`
    reply(`${presence(to, isNew ? 'owner' : 'none', socket.jid)}${codes}</x></presence>`)
    if (isAgain) return
    if (room !== DESK)
      for (const said of server.history)
        reply(said.replace('</message>', '<delay xmlns="urn:xmpp:delay" stamp="2026-01-01T00:00:00Z"/></message>'))
    reply(`<message xmlns="jabber:client" type="groupchat" from="${room}"><subject/></message>`)
  } else if (frame.startsWith('<message')) {
    const invited = /<invite[^>]* to="([^"@]*)@/.exec(frame)?.[1]
    const name = [...server.desk.keys()].find((one) => one.toLowerCase() === invited)
    if (name && server.areEager) server.enter(name)
    if (!frame.includes('type="groupchat"')) return
    const said = frame.replace(/ to="[^"]*"/, ` from="${room}/${socket.joined.get(room)}"`)
    if (frame.includes('<body')) server.history.push(said)
    reply(said)
  }
}

/** Puts the server where the page's WebSocket would lead. */
export function fakeServer(): FakeServer {
  const last = () => server.sockets.at(-1)!
  const server: FakeServer = {
    sent: [],
    sockets: [],
    desk: new Map([['Anna', '']]),
    areEager: true,
    mechanism: 'ANONYMOUS',
    isUp: true,
    isTaken: false,
    refusal: '',
    refuses: 'talk',
    card: '',
    history: [],
    inRoom: new Set(),
    room: () => [...last().joined.keys()].find((room) => room.startsWith('talk-'))!,
    push: (frame) => last().take(frame),
    say(name, id, body, more = '') {
      const said = `<message xmlns="jabber:client" type="groupchat" id="${id}" from="${server.room()}/${name}"><body>${body}</body>${more}</message>`
      server.history.push(said)
      last().take(said)
    },
    enter(name) {
      server.inRoom.add(name)
      last().take(agentIn(server.room(), name, ''))
    },
    leave(name) {
      server.inRoom.delete(name)
      last().take(
        `<presence xmlns="jabber:client" type="unavailable" from="${server.room()}/${name}"><x xmlns="${MUC}"><item affiliation="owner" role="none" jid="anna@example/x"/></x></presence>`,
      )
    },
    cut: () => last().end('close'),
  }
  FakeSocket.server = server
  vi.stubGlobal('WebSocket', FakeSocket)
  Object.defineProperty(window, 'WebSocket', { value: FakeSocket, configurable: true, writable: true })
  return server
}

afterEach(() => vi.unstubAllGlobals())
