import type { Conversation, ConversationOptions } from './conversing.ts'
import { createPeople } from './people.ts'
import { add, come, confirm, go, hasBegun, type Said, waiting } from './talk.ts'
import { createWriting } from './writing.ts'
import { createLine } from './xmpp/line.ts'
import { messagesTo, readMessage } from './xmpp/messages.ts'
import { createRoom, type Room } from './xmpp/room.ts'
import type { Stream } from './xmpp/stream.ts'
import { attributeOf, bareOf, createXml, domainOf } from './xmpp/xml.ts'

const CHECKS_WITHIN_MS = 5000
/** Of what was said a while before the connection ended, some is told again: nothing is missed, and what is known is known. */
const OVERLAP_S = 120
const SETTLES_WITHIN_MS = 3000
const LEAVES_AFTER_MS = 4000

/** Talks with agents in a room of its own, to which those at the desk are asked. */
export function createConversation({ kit, setting, talk, changed, arrived }: ConversationOptions): Conversation {
  const { env, preview } = kit
  const xml = createXml(env)
  const deskAddress = bareOf(setting.to)
  const roomAddress = `talk-${talk.id}@${domainOf(setting.to)}`.toLowerCase()
  const nick = `Visitor ${talk.id.slice(0, 4).toUpperCase()}`
  const write = messagesTo(xml, roomAddress)
  const people = createPeople(kit, xml, changed)
  const told = new Set<string>()
  const known = new Set(talk.said.map(({ key }) => key))
  const writing = createWriting(env, changed)
  let link: ReturnType<Conversation['link']> = preview ? 'preview' : 'connecting'
  let stream: Stream | undefined
  let desk: Room | undefined
  let room: Room | undefined
  /** The room's history was told: what is still missing in it was not said. */
  let isSettled = false
  let isTyping = false
  let about = ''
  let checked: (isAnybody: boolean) => void = () => {}

  /** What is wrong for long is told once. */
  const diagnose = (expected: string) => {
    if (!told.has(expected)) kit.diagnose({ path: 'settings.chat', expected })
    told.add(expected)
  }
  const refused = (why: string | undefined) => why && diagnose(`a room that lets visitors in: ${why}`)
  const agents = () => [...((room?.agents.size ? room : desk)?.agents.values() ?? [])]
  const send = ({ key, text }: Said) => stream?.send(write.say(key, text))
  /** Asks those at the desk to come, the ones who are away only where nobody else is. */
  const invite = () => {
    const first = talk.said.find(({ from, isHeard }) => from === 'visitor' && !isHeard)
    if (!isSettled || room?.agents.size || !first) return
    const here = agents().filter(({ isAway }) => !isAway)
    for (const { address } of here.length ? here : agents()) {
      if (talk.invited.includes(address)) continue
      talk.invited.push(address)
      stream?.send(write.invite(address, `${first.text.slice(0, 200)}\n${about}`))
    }
  }
  const settle = () => {
    if (isSettled || !room) return
    isSettled = true
    if (about) room.appear()
    waiting(talk).forEach(send)
    notice()
    invite()
    changed()
  }
  /** Says who came and went; somebody whose connection breaks for a moment did not go. */
  const notice = () => {
    if (!room || !isSettled) return
    const present = [...room.agents.keys()]
    come(talk, present, env.newId)
    for (const name of present) if (stream) people.meet(stream, name, `${roomAddress}/${name}`)
    const missed = talk.present.filter((name) => !present.includes(name))
    const gone = () => {
      if (!room || !isSettled) return
      go(
        talk,
        missed.filter((name) => !room?.agents.has(name)),
        env.newId,
      )
      changed()
    }
    if (missed.length) env.later(gone, LEAVES_AFTER_MS)
  }
  const enterRoom = () => {
    if (!stream || room) return
    const own = stream
    room = createRoom({
      ...{ env, xml, stream, address: roomAddress, nick },
      seconds: () => Math.max(0, Math.ceil((env.now() - talk.heardAt) / 1000)) + OVERLAP_S,
      status: () => about,
      changed() {
        notice()
        changed()
      },
      entered(isNew) {
        if (isNew) {
          own.ask(roomAddress, 'set', write.settings())
          talk.invited = []
          // Nobody heard what is in no history either: it is said again, unless it comes now.
          for (const line of talk.said) if (line.state && !line.isHeard) line.state = 'waiting'
        }
        env.later(() => own === stream && settle(), SETTLES_WITHIN_MS)
      },
      left(why) {
        refused(why)
        isSettled = false
        changed()
      },
    })
    room.enter()
  }
  const hearMessage = (element: Element) => {
    const said = readMessage(element)
    if (attributeOf(element, 'type') === 'error') {
      // Most of all: the server has forgotten that we are in the room.
      if (waiting(talk).some(({ key }) => key === said.id)) room?.leave()
      return
    }
    talk.heardAt = env.now()
    if (said.isSubject) return settle()
    const { text, key } = said
    if (room!.isOwn(said.nick)) {
      if (!text || confirm(talk, said.id, room!.agents.size > 0) || known.has(key)) return changed()
      known.add(key)
      add(talk, { key, from: 'visitor', text, state: 'sent', isHeard: true })
    } else if (room!.knows(element)) {
      writing.hear(said.nick, said.isTyping)
      const line = talk.said.find(({ key }) => key === said.receiptFor)
      if (line?.state === 'sent') line.state = 'delivered'
      if (text && said.wantsReceipt && said.id && !said.isEarlier) stream?.send(write.receive(said.id))
      if (text && !known.has(key)) {
        known.add(key)
        const line: Said = { key, from: 'agent', name: people.of(said.nick).name, text }
        add(talk, line)
        arrived(line)
      }
    }
    changed()
  }
  const hear = (element: Element) => {
    const from = bareOf(attributeOf(element, 'from'))
    const { localName } = element
    // Whoever else found out the visitor's address is not listened to.
    if (localName === 'presence' && from === deskAddress) desk?.hear(element)
    else if (from === roomAddress && room && localName === 'presence') room.hear(element)
    else if (from === roomAddress && room && localName === 'message') hearMessage(element)
  }
  const drop = () => {
    stream = desk = room = undefined
    isSettled = isTyping = false
    writing.drop()
  }
  const line =
    !preview &&
    createLine({
      env,
      xml,
      url: setting.url,
      domain: setting.domain || new env.window.URL(setting.url).hostname,
      heard: hear,
      unreadable: () => diagnose('XML'),
      opened(opened) {
        drop()
        stream = opened
        const looked = (isAnybody: boolean) => {
          link = 'on'
          checked(isAnybody)
          changed()
        }
        desk = createRoom({
          ...{ env, xml, stream, address: deskAddress, nick: env.newId() },
          seconds: () => 0,
          status: () => '',
          changed() {
            invite()
            changed()
          },
          entered(isNew) {
            // A desk that nobody has opened: the visitor does not stay in it alone.
            if (isNew) desk?.leave()
            looked(!isNew && !!desk?.agents.size)
          },
          left(why) {
            refused(why)
            looked(false)
          },
        })
        desk.enter()
        if (hasBegun(talk)) enterRoom()
        changed()
      },
      lost(why) {
        drop()
        if (link !== 'lost') diagnose(`a desk, not ${why}`)
        link = 'lost'
        checked(false)
        changed()
      },
    })
  const disconnect = () => {
    if (!line) return
    line.close()
    drop()
    link = 'connecting'
  }
  return {
    link: () => link,
    presence() {
      const all = agents()
      return all.length ? (all.every(({ isAway }) => isAway) ? 'away' : 'online') : 'offline'
    },
    people: () => agents().map(({ nick: name }) => people.of(name)),
    typing: () => people.of(writing.name()).name,
    check: () =>
      new Promise((resolve) => {
        checked = resolve
        env.later(() => resolve(false), CHECKS_WITHIN_MS)
        if (line) line.open()
        else resolve(true)
      }),
    connect() {
      if (line) line.open()
    },
    disconnect,
    say(text) {
      const said: Said = { key: env.newId(), from: 'visitor', text, state: line ? 'waiting' : 'sent' }
      add(talk, said)
      isTyping = false
      if (isSettled) {
        send(said)
        invite()
      } else enterRoom()
      changed()
    },
    type(now) {
      if (now === isTyping || !isSettled || !room?.agents.size) return
      isTyping = now
      stream?.send(write.type(now))
    },
    tell(next) {
      about = next
      if (isSettled) room?.appear()
    },
    stop() {
      disconnect()
      if (line) line.stop()
    },
  }
}
