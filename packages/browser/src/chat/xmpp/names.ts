/** Names of the vocabularies that a stanza may have in it, and where each is written down. */
export const NS = {
  /** RFC 7395, section 3.3. */
  framing: 'urn:ietf:params:xml:ns:xmpp-framing',
  /** RFC 6120, sections 6.4, 7.2 and 8.1. */
  sasl: 'urn:ietf:params:xml:ns:xmpp-sasl',
  bind: 'urn:ietf:params:xml:ns:xmpp-bind',
  client: 'jabber:client',
  /** XEP-0045: rooms; what they ask of who enters, what they tell, and their settings. */
  muc: 'http://jabber.org/protocol/muc',
  mucUser: 'http://jabber.org/protocol/muc#user',
  mucOwner: 'http://jabber.org/protocol/muc#owner',
  /** XEP-0004: forms. */
  data: 'jabber:x:data',
  /** XEP-0054: who somebody is. */
  vcard: 'vcard-temp',
  /** XEP-0085: typing. */
  states: 'http://jabber.org/protocol/chatstates',
  /** XEP-0184: receipts. */
  receipts: 'urn:xmpp:receipts',
  /** XEP-0199: is anybody there. */
  ping: 'urn:xmpp:ping',
  /** XEP-0203: said earlier. */
  delay: 'urn:xmpp:delay',
  /** XEP-0359: names that a room gives to messages. */
  ids: 'urn:xmpp:sid:0',
} as const
