import type { Env } from '../../env.ts'
import { NS } from './names.ts'
import type { Xml } from './xml.ts'

/** Why there is no connection. */
export type Trouble = 'unreachable' | 'refused' | 'ended' | 'silent'

export interface Framing {
  env: Env
  xml: Xml
  url: string
  domain: string
  /** Hears every element inside the stream. */
  heard: (element: Element) => void
  /** Called once, unless closed from here. */
  ended: (why: Trouble) => void
  /** Told of a frame that cannot be read. */
  unreadable: () => void
}

export interface Frames {
  send: (element: Element) => void
  /** Begins the stream anew on the same connection: after logging in. */
  open: () => void
  close: () => void
}

/** Nobody at a desk writes that much; reading it would hold up the page. */
const MOST_CHARACTERS = 4_000_000

/** A stream of XML in frames of a WebSocket, one element each: RFC 7395, section 3. */
export function openFrames({ env, xml, url, domain, heard, ended, unreadable }: Framing): Frames {
  let isOver = false
  const end = (why?: Trouble) => {
    if (isOver) return
    isOver = true
    stops.forEach((stop) => void stop())
    try {
      socket.close()
    } catch {}
    if (why) ended(why)
  }
  // Section 3.1: the subprotocol is `xmpp`.
  const socket = new env.window.WebSocket(url, 'xmpp')
  const send = (element: Element) => {
    if (!isOver && socket.readyState === 1) socket.send(xml.write(element))
  }
  // Section 3.4, with which each side begins.
  const open = () => send(xml.make('open', NS.framing, { to: domain, version: '1.0' }))
  const take = ({ data }: MessageEvent) => {
    const element = typeof data === 'string' && data.length < MOST_CHARACTERS ? xml.read(data) : undefined
    if (!element) {
      // What was in it comes again with the history of the room, if it was more than a fault.
      unreadable()
    } else if (element.namespaceURI !== NS.framing) heard(element)
    // Section 3.6. Where `see-other-uri` leads is the server's wish, and nobody the site has named.
    else if (element.localName === 'close') end('ended')
    // RFC 6120, section 4.9: what comes after an error is the end.
    if (element?.localName === 'error') end('ended')
  }
  const stops = [
    env.on(socket, 'open', open),
    env.on(socket, 'message', (event) => take(event as MessageEvent)),
    env.on(socket, 'error', () => end('unreachable')),
    env.on(socket, 'close', () => end('ended')),
  ]
  return {
    send,
    open,
    close() {
      send(xml.make('close', NS.framing))
      end()
    },
  }
}
