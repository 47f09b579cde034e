import type { Text } from './content.ts'

/** Our own chat panel, with agents of any XMPP server that lets visitors in without an account. */
export interface XmppDesk {
  type: 'xmpp'
  /** Address of the server's WebSocket. Example: `"wss://chat.corner.example/xmpp-websocket"`. */
  url: string
  /**
   * The room in which those who answer sit; whoever is in it is at the desk, and each conversation has a room beside it.
   * Example: `"desk@rooms.corner.example"`.
   */
  to: string
  /**
   * Name under which the server lets anybody in. Default: the host of `url`. Example: `"visitors.corner.example"`.
   */
  domain?: string
  /**
   * What the visitor agrees to, by a button, before the first message; `false` asks nothing. Default: that what they write is
   * read by those who answer, and kept until the tab is closed. Example: `"Our team reads what you write."`.
   */
  agreement?: Text | false
}
