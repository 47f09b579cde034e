import { type Framing, openFrames, type Trouble } from './framing.ts'
import { NS } from './names.ts'
import { attributeOf, childOf } from './xml.ts'

/** A stream that is logged in. */
export interface Stream {
  /** The address that the server gave to this visitor, until the connection ends. */
  address: string
  send: (stanza: Element) => void
  /** Asks, and gives the answer; `undefined` for an error, or when none comes. */
  ask: (to: string | undefined, type: 'get' | 'set', what: Element) => Promise<Element | undefined>
  close: () => void
}

export interface Streaming extends Omit<Framing, 'ended'> {
  opened: (stream: Stream) => void
  /** Called once: it did not open, or it ended. */
  ended: (why: Trouble) => void
}

const LOGS_IN_WITHIN_MS = 10_000
const ANSWERS_WITHIN_MS = 15_000
const PINGS_EVERY_MS = 45_000

/** Logs in without an account, and keeps the line alive. Gives what ends it. */
export function openStream({ opened, ended, heard, ...framing }: Streaming): () => void {
  const { env, xml } = framing
  const questions = new Map<string, (answer?: Element) => void>()
  let stopTimer = () => {}
  const over = () => {
    stopTimer()
    for (const answer of questions.values()) answer()
  }
  const close = () => {
    over()
    frames.close()
  }
  const end = (why: Trouble) => {
    over()
    ended(why)
  }
  const fail = (why: Trouble) => {
    close()
    ended(why)
  }
  const ask: Stream['ask'] = (to, type, what) =>
    new Promise((resolve) => {
      const id = env.newId()
      const settle = (answer?: Element) => {
        stopWaiting()
        questions.delete(id)
        resolve(answer)
      }
      const stopWaiting = env.later(settle, ANSWERS_WITHIN_MS)
      questions.set(id, settle)
      frames.send(xml.make('iq', NS.client, { id, type, to }, what))
    })
  /** XEP-0199: proxies close what is silent, and networks go away without a word. */
  const ping = () => {
    stopTimer = env.later(() => {
      ask(undefined, 'get', xml.make('ping', NS.ping)).then((answer) => (answer ? ping() : fail('silent')))
    }, PINGS_EVERY_MS)
  }
  const bind = async () => {
    // RFC 6120, section 7.6: the server names the resource.
    const answer = await ask(undefined, 'set', xml.make('bind', NS.bind))
    const address = childOf(childOf(answer, 'bind', NS.bind), 'jid')?.textContent
    if (!address) return fail('refused')
    stopTimer()
    ping()
    opened({ address, send: frames.send, ask, close })
  }
  const take = (element: Element) => {
    const { localName, namespaceURI } = element
    if (localName === 'features') {
      const mechanisms = childOf(element, 'mechanisms', NS.sasl)
      const isWelcome = /ANONYMOUS/.test(mechanisms?.textContent ?? '')
      // RFC 6120, section 6.4.2, with RFC 4505: `=` is a first answer with nothing in it.
      if (isWelcome) frames.send(xml.make('auth', NS.sasl, { mechanism: 'ANONYMOUS' }, '='))
      else if (childOf(element, 'bind', NS.bind)) bind()
      else fail('refused')
    } else if (namespaceURI === NS.sasl) {
      // RFC 7395, section 3.7: the stream begins anew, on the same connection.
      if (localName === 'success') frames.open()
      else fail('refused')
    } else if (localName === 'iq' && /result|error/.test(attributeOf(element, 'type'))) {
      const answer = questions.get(attributeOf(element, 'id'))
      answer?.(attributeOf(element, 'type') === 'result' ? element : undefined)
    } else heard(element)
  }
  const frames = openFrames({ ...framing, heard: take, ended: end })
  stopTimer = env.later(() => fail('silent'), LOGS_IN_WITHIN_MS)
  return close
}
