/** Our own chat panel, with agents of any XMPP server that lets visitors in without an account. */
export interface XmppDesk {
  type: 'xmpp'
  /** Address of the server's WebSocket. Example: `"wss://chat.corner.example/ws"`. */
  url: string
  /** Who answers. Example: `"desk@corner.example"`. */
  to: string
}
