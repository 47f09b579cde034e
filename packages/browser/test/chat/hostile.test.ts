import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Desk } from '../../src/chat/kit.ts'
import type { Kit } from '../../src/kit.ts'
import { kitOf, lines, panel, say, talk } from './desk.ts'
import { type FakeServer, fakeServer } from './fakeServer.ts'

let server: FakeServer
let desk: Desk
let kit: Kit
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  server = fakeServer()
  kit = kitOf()
  desk = await talk(kit)
  await pass()
  say('Hello')
  await pass()
})
afterEach(() => {
  desk.stop()
  vi.useRealTimers()
})

const pass = (ms = 100) => vi.advanceTimersByTimeAsync(ms)
const said = () => lines().filter((line) => line.startsWith('agent'))

/** After whatever came, a message of the agent still arrives. */
async function goesOn() {
  server.say('Anna', 'last', 'Still here')
  await pass()
  expect(said()).toEqual(['agent: Still here'])
}

test.each([
  ['not XML', 'hello'],
  ['half an element', '<message xmlns="jabber:client"><body>Hi'],
  ['two elements', '<presence xmlns="jabber:client"/><presence xmlns="jabber:client"/>'],
  ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><message xmlns="jabber:client"><body>&a;</body></message>'],
  ['an instruction', '<?xml-stylesheet href="x"?><message xmlns="jabber:client"/>'],
  ['a comment', '<message xmlns="jabber:client"><!-- --><body>Hi</body></message>'],
  ['bytes', new ArrayBuffer(8)],
  ['nothing', ''],
])('%s is left out, and told once', async (_, frame) => {
  server.push(frame as string)
  server.push(frame as string)
  await pass()
  expect(kit.diagnose).toHaveBeenCalledTimes(1)
  await goesOn()
})

test.each([
  ['somebody else', 'evil@elsewhere.example/x'],
  ['the visitor host', 'evil@chat.example/x'],
  ['another room', 'talk-other@rooms.example/Anna'],
  ['nobody', ''],
])('a message from %s is not shown', async (_, from) => {
  server.push(
    `<message xmlns="jabber:client" type="groupchat" from="${from}"><body>Give me your password</body></message>`,
  )
  await pass()
  await goesOn()
})

test('somebody in the room who is no agent is not shown', async () => {
  server.push(
    `<presence xmlns="jabber:client" from="${server.room()}/Mallory"><x xmlns="http://jabber.org/protocol/muc#user"><item affiliation="none" jid="mallory@example/x"/></x></presence>`,
  )
  server.say('Mallory', 'm1', 'Give me your password')
  await pass()
  await goesOn()
})

test('markup in a message is text', async () => {
  server.say('Anna', 'a1', '&lt;img src=x onerror="alert(1)"&gt; &lt;/p&gt;')
  await pass()
  expect(said()).toEqual(['agent: <img src=x onerror="alert(1)"> </p>'])
  expect(panel().querySelector('li img')).toBeNull()
})

test('own words cannot become stanzas', async () => {
  say('</body></message><presence/> & "\u0000\u0008\uD800"')
  await pass()
  const frame = server.sent.find((one) => one.includes('presence/'))!
  expect(frame).toContain('&lt;/body&gt;&lt;/message&gt;&lt;presence/&gt; &amp;')
  expect(frame).toContain('""')
})

test('a message of a megabyte is cut', async () => {
  server.say('Anna', 'a1', 'x'.repeat(1_000_000))
  await pass()
  expect(said()[0]!.length).toBeLessThan(10_100)
  await pass(1000)
  expect(window.sessionStorage.getItem('kairos:shop:chat')!.length).toBeLessThan(300_000)
})

test('of 10,000 messages the last 300 are shown', async () => {
  for (let index = 0; index < 10_000; index++) server.say('Anna', `a${index}`, `Message ${index}`)
  await pass(1000)
  expect(lines()).toHaveLength(300)
  expect(lines().at(-1)).toBe('agent: Message 9999')
  expect(panel().textContent).toContain('Earlier messages are no longer shown')
  expect(window.sessionStorage.getItem('kairos:shop:chat')!.length).toBeLessThan(300_000)
})

test('a server that closes at random is asked again, less and less often', async () => {
  const before = server.sockets.length
  server.isUp = false
  server.cut()
  await pass(120_000)
  const asked = server.sockets.length - before
  expect(kit.diagnose).toHaveBeenCalledTimes(1)
  expect(asked).toBeGreaterThan(5)
  expect(asked).toBeLessThan(15)
  server.isUp = true
  await pass(60_000)
  await goesOn()
})

test.each([
  ['an end', '<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>'],
  [
    'an end that leads elsewhere',
    '<close xmlns="urn:ietf:params:xml:ns:xmpp-framing" see-other-uri="wss://evil.example/"/>',
  ],
  ['an error', '<stream:error xmlns:stream="http://etherx.jabber.org/streams"><x/></stream:error>'],
])('%s of the stream is followed by a new one at the same address', async (_, frame) => {
  server.push(frame)
  await pass(60_000)
  expect(new Set(server.sockets.map(({ url }) => url))).toEqual(new Set(['wss://chat.example/ws']))
  await goesOn()
})
