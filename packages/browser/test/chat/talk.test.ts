import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Desk } from '../../src/chat/kit.ts'
import type { Agreed } from '../../src/consent/consent.ts'
import { field, heard, kitOf, launcher, lines, panel, press, say, setting, start, talk, type } from './desk.ts'
import { type FakeServer, fakeServer } from './fakeServer.ts'

let server: FakeServer
let desk: Desk | undefined
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  server = fakeServer()
})
afterEach(() => {
  desk?.stop()
  desk = undefined
  vi.useRealTimers()
})

const pass = (ms = 100) => vi.advanceTimersByTimeAsync(ms)
/** Somebody leaves the desk. */
const gone = (name: string) =>
  `<presence xmlns="jabber:client" from="desk@rooms.example/${name}" type="unavailable"><x xmlns="http://jabber.org/protocol/muc#user"><item affiliation="owner" jid="${name}@example/x"/></x></presence>`
const sent = (part: string) => server.sent.filter((frame) => frame.includes(part))

describe('a desk', () => {
  test('is there when an agent sits at it', async () => {
    desk = await start(kitOf(), setting)
    expect(desk?.name).toBe('xmpp')
    expect(server.sockets[0]).toMatchObject({ url: setting.url, protocol: 'xmpp' })
  })

  test('is not there when nobody does, without leaving a visitor alone in it', async () => {
    server.desk.clear()
    expect(await start(kitOf(), setting)).toBeUndefined()
    expect(sent('type="unavailable"')).toHaveLength(1)
  })

  test('is not held for open by another visitor who sits in it', async () => {
    server.desk.clear()
    const started = start(kitOf(), setting)
    await pass(0)
    server.push(
      '<presence xmlns="jabber:client" from="desk@rooms.example/Anna"><x xmlns="http://jabber.org/protocol/muc#user"><item affiliation="owner" jid="evil@chat.example/x"/></x></presence>',
    )
    expect(await started).toBeUndefined()
  })

  test.each([
    ['does not answer', () => Object.assign(server, { isUp: false })],
    ['lets nobody in without an account', () => Object.assign(server, { mechanism: 'PLAIN' })],
  ])('is not there when the server %s', async (_, arrange) => {
    arrange()
    const kit = kitOf()
    const started = start(kit, setting)
    await pass(6000)
    expect(await started).toBeUndefined()
    expect(kit.diagnose).toHaveBeenCalledWith(expect.objectContaining({ path: 'settings.chat' }))
  })

  test('is not there when its address is none', async () => {
    expect(await start(kitOf(), { ...setting, url: 'nowhere' })).toBeUndefined()
  })

  test('is asked again later, when nobody sat at it', async () => {
    const kit = kitOf()
    server.desk.clear()
    expect(await start(kit, setting)).toBeUndefined()
    server.desk.set('Anna', '')
    desk = await start(kit, setting)
    expect(desk).toBeTruthy()
    expect(await start(kit, setting)).toBe(desk)
  })

  test('is asked again whether anybody is here, once it was closed without a word', async () => {
    const kit = kitOf()
    desk = await start(kit, setting)
    desk!.open()
    await pass()
    desk!.close()
    server.desk.clear()
    expect(await start(kit, setting)).toBeUndefined()
  })

  test('holds no connection until somebody talks', async () => {
    desk = await start(kitOf(), setting)
    expect(server.sockets[0]!.readyState).toBe(3)
    desk!.open()
    await pass()
    expect(server.sockets).toHaveLength(2)
    desk!.close()
    expect(server.sockets[1]!.readyState).toBe(3)
  })
})

describe('a conversation', () => {
  test('begins with what the visitor agrees to, and keeps nothing before', async () => {
    desk = await start(kitOf(), { ...setting, agreement: 'We read it.' })
    desk!.open('Prices?')
    await pass(400)
    expect(panel().textContent).toContain('We read it.')
    expect(field()).toBeNull()
    expect(window.sessionStorage.length).toBe(0)
    press('.main')
    await pass(400)
    expect(field().value).toBe('Prices?')
    expect(window.sessionStorage.length).toBe(1)
  })

  test.each([
    [['de-AT', 'en'], 'Wir lesen mit.'],
    [['dea'], 'D.'],
    [['fr', 'pl'], 'Czytamy.'],
    [['fr'], 'D.'],
  ])('begins with the words of the language that all texts have for %j', async (languages, expected) => {
    const agreement = { d: 'D.', de: 'Wir lesen mit.', pl: 'Czytamy.' }
    const kit = kitOf()
    desk = await start(
      { ...kit, base: { ...kit.base, wordingOf: () => ({ fact: () => undefined, languages }) } },
      { ...setting, agreement },
    )
    desk!.open()
    expect(panel().querySelector('.agree p')!.textContent).toBe(expected)
  })

  test('asks for nothing where the site says so', async () => {
    desk = await start(kitOf(), { ...setting, agreement: false })
    desk!.open()
    expect(field()).toBeTruthy()
  })

  test('goes both ways, with receipts', async () => {
    desk = await talk(kitOf())
    await pass()
    say('Hello')
    await pass()
    expect(lines()).toEqual(['visitor: Hello', 'note: Anna is here'])
    server.say('Anna', 'a1', 'Good day', '<request xmlns="urn:xmpp:receipts"/>')
    await pass()
    expect(lines()).toEqual(['visitor: Hello', 'note: Anna is here', 'agent: Good day'])
    expect(heard()).toBe('Anna: Good day')
    expect(sent('<received')[0]).toContain('id="a1"')
    const own = /id="([^"]*)"/.exec(sent('Hello')[0]!)![1]
    server.push(
      `<message xmlns="jabber:client" type="groupchat" from="${server.room()}/Anna"><received xmlns="urn:xmpp:receipts" id="${own}"/></message>`,
    )
    await pass()
    expect(panel().querySelector('.state')!.textContent).toBe('Delivered')
  })

  test('tells who is writing, and when the visitor is', async () => {
    desk = await talk(kitOf())
    await pass()
    say('Hello')
    await pass()
    type('And')
    expect(sent('<composing')).toHaveLength(1)
    await pass(6000)
    expect(sent('<paused')).toHaveLength(1)
    server.push(
      `<message xmlns="jabber:client" type="groupchat" from="${server.room()}/Anna"><composing xmlns="http://jabber.org/protocol/chatstates"/></message>`,
    )
    await pass()
    expect(panel().textContent).toContain('Anna is writing…')
    await pass(25_000)
    expect(panel().textContent).not.toContain('is writing')
  })

  test('says when the agent leaves, when all are away, and when nobody is left', async () => {
    desk = await talk(kitOf())
    await pass()
    say('Hello')
    await pass()
    server.leave('Anna')
    await pass(5000)
    expect(lines().at(-1)).toBe('note: Anna has left')
    const at = (more: string, type = '') =>
      `<presence xmlns="jabber:client" from="desk@rooms.example/Anna"${type}>${more}<x xmlns="http://jabber.org/protocol/muc#user"><item affiliation="owner" jid="anna@example/x"/></x></presence>`
    server.push(at('<show>away</show>'))
    await pass()
    expect(panel().querySelector('.who p')!.textContent).toBe('Away, an answer may take a while')
    server.push(at('', ' type="unavailable"'))
    await pass()
    expect(panel().querySelector('.who p')!.textContent).toBe('Nobody is here right now')
  })

  test('is taken by who comes next, once nobody is left: with what nobody heard and what is in the field', async () => {
    server.areEager = false
    desk = await talk(kitOf())
    const next = vi.fn(async () => true)
    desk.instead!(next)
    await pass()
    say('Is it open on Sunday?')
    type('And on Monday?')
    await pass()
    expect(panel().querySelector('.log .main')).toBeNull()
    server.push(gone('Anna'))
    await pass()
    expect(panel().textContent).toContain('Nobody is here right now')
    press('.log .main')
    await pass()
    expect(next.mock.calls).toEqual([['Is it open on Sunday?\nAnd on Monday?']])
    expect(panel().classList.contains('on')).toBe(false)
    // Nothing is lost where they do not come after all.
    launcher().click()
    next.mockResolvedValue(false)
    await pass()
    press('.log .main')
    await pass()
    expect(panel().classList.contains('on')).toBe(true)
  })

  test('that was not begun yet is not begun with nobody: there is the way to who comes next', async () => {
    desk = await start(kitOf(), setting)
    const next = vi.fn(async () => false)
    desk!.instead!(next)
    desk!.open('Prices?')
    await pass()
    expect(panel().querySelector('.main')!.textContent).toBe('Start chat')
    server.push(gone('Anna'))
    await pass()
    expect(panel().querySelector('.agree')!.textContent).toBe('Nobody is here right nowLeave us a message')
    // Twice, as on a phone that is slow.
    const way = panel().querySelector<HTMLElement>('.main')!
    way.click()
    way.click()
    await pass()
    expect(next).toHaveBeenCalledTimes(1)
    // Who comes next did not come: it stays as it is.
    expect(panel().classList.contains('on')).toBe(true)
    expect(panel().querySelector('.main')!.textContent).toBe('Leave us a message')
  })

  test.each<[string, () => void]>([
    ['has forgotten its desk', () => server.desk.clear()],
    ['lets nobody to its desk', () => Object.assign(server, { refusal: 'item-not-found', refuses: 'desk' })],
  ])('with a server that %s looks again until agents sit there', async (_, begin) => {
    desk = await talk(kitOf())
    await pass()
    begin()
    server.areEager = false
    server.cut()
    await pass(5000)
    say('Hello')
    await pass()
    expect(panel().querySelector('.who p')!.textContent).toBe('Nobody is here right now')
    Object.assign(server, { refusal: '', desk: new Map([['Anna', '']]) })
    await pass(12_000)
    expect(panel().querySelector('.who p')!.textContent).toBe('Here now')
    expect(sent('<invite')).toHaveLength(1)
  })

  test('whose room lets nobody in says so once, and begins when it does', async () => {
    const kit = kitOf()
    desk = await talk(kit)
    await pass()
    Object.assign(server, { refusal: 'forbidden', refuses: 'talk' })
    say('Hello')
    await pass(10_000)
    expect(kit.diagnose).toHaveBeenCalledTimes(1)
    expect(kit.diagnose).toHaveBeenCalledWith({
      path: 'settings.chat',
      expected: 'a room that lets visitors in: forbidden',
    })
    expect(panel().querySelector('.state')!.textContent).toBe('Not sent yet')
    server.refusal = ''
    await pass(10_000)
    expect(lines()).toEqual(['visitor: Hello', 'note: Anna is here'])
  })

  test('asks those who are here, and those who are away only when nobody else is', async () => {
    server.areEager = false
    server.desk.set('Ben', 'away')
    desk = await talk(kitOf())
    await pass()
    say('Hello')
    await pass()
    expect(sent('<invite').map((frame) => /invite[^>]* to="([^"]*)"/.exec(frame)![1])).toEqual(['anna@example'])
    expect(panel().textContent).toContain('Somebody has been asked to come')
  })

  test('goes on after the connection broke: nothing is lost, doubled or in another order', async () => {
    desk = await talk(kitOf())
    await pass()
    say('One')
    await pass()
    server.isUp = false
    server.cut()
    await pass()
    say('Two')
    await pass(1000)
    expect(panel().textContent).toContain('Not sent yet')
    expect(panel().textContent).toContain('No connection')
    server.history.push(
      `<message xmlns="jabber:client" type="groupchat" id="a1" from="talk-x@rooms.example/Anna"><body>Meanwhile</body></message>`.replace(
        'talk-x@rooms.example',
        /from="([^"/]*)/.exec(server.history[0]!)![1]!,
      ),
    )
    server.isUp = true
    await pass(60_000)
    expect(lines().filter((line) => !line.startsWith('note'))).toEqual([
      'visitor: One',
      'agent: Meanwhile',
      'visitor: Two',
    ])
    expect(server.history.filter((said) => said.includes('Two'))).toHaveLength(1)
    expect(server.history.filter((said) => said.includes('One'))).toHaveLength(1)
  })

  test('goes on when its page comes back from the back/forward cache', async () => {
    desk = await talk(kitOf())
    await pass()
    say('One')
    await pass()
    window.dispatchEvent(new Event('pagehide'))
    await pass()
    window.dispatchEvent(new Event('pageshow'))
    await pass(10_000)
    say('Two')
    await pass()
    expect(server.history.filter((said) => said.includes('Two'))).toHaveLength(1)
  })

  test('does not say again what the room took before the connection broke', async () => {
    desk = await talk(kitOf())
    await pass()
    say('One')
    await pass()
    const socket = server.sockets.at(-1)!
    socket.take = () => {}
    say('Two')
    server.cut()
    await pass(60_000)
    expect(server.history.filter((said) => said.includes('Two'))).toHaveLength(1)
    expect(panel().querySelector('.state')!.textContent).toBe('Sent')
  })

  test('says again what nobody heard, when its room is gone', async () => {
    server.areEager = false
    desk = await talk(kitOf())
    await pass()
    say('One')
    await pass()
    server.history = []
    server.cut()
    await pass(60_000)
    expect(server.history).toHaveLength(1)
  })

  test('goes on on the next page, in its room, under the same name', async () => {
    desk = await talk(kitOf())
    await pass()
    say('One')
    await pass(400)
    const room = server.room()
    desk.stop()
    server.history.push(
      `<message xmlns="jabber:client" type="groupchat" id="a1" from="${room}/Anna"><body>Meanwhile</body></message>`,
    )
    const before = window.sessionStorage.getItem('kairos:shop:chat')!
    const kit = kitOf()
    window.sessionStorage.setItem('kairos:shop:chat', before)
    desk = await start(kit, setting)
    await pass(400)
    expect(server.room()).toBe(room)
    expect(lines().filter((line) => !line.startsWith('note'))).toEqual(['visitor: One', 'agent: Meanwhile'])
  })

  test.each([
    [undefined, 29, true],
    [undefined, 31, false],
    ['2h', 119, true],
    ['2h', 121, false],
  ])('of an earlier visit does not go on: visits %s apart, %i minutes later', async (visitGap, minutes, goesOn) => {
    const settings = visitGap ? { visitGap } : {}
    desk = await talk(kitOf({ settings }))
    await pass()
    say('One')
    await pass(400)
    desk.stop()
    const before = window.sessionStorage.getItem('kairos:shop:chat')!
    const kit = kitOf({ settings })
    window.sessionStorage.setItem('kairos:shop:chat', before)
    const { now } = kit.env
    desk = await start({ ...kit, env: { ...kit.env, now: () => now() + minutes * 60_000 } }, setting)
    await pass(400)
    expect(document.querySelectorAll('kairos-chat')).toHaveLength(goesOn ? 1 : 0)
    expect(window.sessionStorage).toHaveLength(goesOn ? 1 : 0)
  })

  test('counts what waits to be read, on a button that brings it back', async () => {
    desk = await talk(kitOf())
    const counts: number[] = []
    desk.unread((count) => counts.push(count))
    const open: boolean[] = []
    desk.watch((isOpen) => open.push(isOpen))
    await pass()
    say('Hello')
    await pass()
    press('.close')
    await pass()
    expect(launcher().classList.contains('on')).toBe(true)
    server.say('Anna', 'a1', 'One')
    server.say('Anna', 'a2', 'Two')
    await pass()
    expect(launcher().getAttribute('aria-label')).toBe('Open chat, new messages: 2')
    launcher().click()
    await pass()
    expect(counts.slice(0, 4)).toEqual([0, 1, 2, 0])
    expect(open).toEqual([false, true])
  })

  test('tells agents about the visitor only what it is given', async () => {
    server.areEager = false
    desk = await talk(kitOf())
    desk.tell!({ page: '/pricing', segments: 'returning' })
    await pass()
    say('Hello')
    await pass()
    expect(sent('<reason')[0]).toContain('Hello\npage: /pricing · segments: returning')
    expect(sent('<status')[0]).toContain('page: /pricing · segments: returning')
  })

  test.each<[string, boolean, Partial<Agreed>]>([
    ['is forgotten with the visitor', true, { forgotten: true }],
    ['is forgotten with a visitor who had said no', false, { forgotten: true }],
    ['is forgotten when the visitor takes back the consent', true, { personalization: false }],
  ])(
    '%s: its panel is gone, nothing of it is kept or left on the server, and the next one begins anew',
    async (_, personalization, next) => {
      let now: Agreed = { personalization, analytics: true }
      let tell = () => {}
      const kit = kitOf({
        consent: () => now,
        hear: (listener) => {
          tell = () => listener({} as never)
          return () => {}
        },
      })
      desk = await talk(kit)
      const open: boolean[] = []
      const counts: number[] = []
      desk.watch((isOpen) => open.push(isOpen))
      desk.unread((count) => counts.push(count))
      await pass()
      say('Hello')
      await pass(400)
      tell()
      await pass(400)
      expect(window.sessionStorage.length).toBe(1)
      now = { ...now, personalization: false, ...next }
      tell()
      await pass(1000)
      expect(window.sessionStorage.length).toBe(0)
      expect(document.querySelector('kairos-chat')).toBeNull()
      expect([open, counts.at(-1)]).toEqual([[false], 0])
      expect(server.sockets.at(-1)!.readyState).toBe(3)
      // Who goes on all the same agrees again, and is told nothing of the first one.
      const first = server.room()
      desk = await talk(kit)
      await pass()
      tell()
      expect(lines()).toEqual([])
      say('Anew')
      await pass(400)
      expect(server.room()).not.toBe(first)
      // Asked once more, on the same page.
      now = { ...now, forgotten: true }
      tell()
      await pass(1000)
      expect(window.sessionStorage.length).toBe(0)
      expect(document.querySelector('kairos-chat')).toBeNull()
    },
  )

  test('closed without a word it leaves nothing: no later page goes on with it', async () => {
    desk = await talk(kitOf())
    await pass(400)
    press('.close')
    await pass(1000)
    expect(window.sessionStorage.length).toBe(0)
    expect(document.querySelector('kairos-chat')).toBeNull()
  })

  test('Escape ends the word of an input method, and then the chat', async () => {
    desk = await talk(kitOf())
    const open: boolean[] = []
    desk.watch((isOpen) => open.push(isOpen))
    const pressEscape = (isComposing: boolean) =>
      panel().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, isComposing }))
    pressEscape(true)
    expect(open).toEqual([])
    pressEscape(false)
    expect(open).toEqual([false])
  })

  test('takes another name where its own is taken, as in a copy of the tab', async () => {
    desk = await talk(kitOf())
    await pass()
    server.isTaken = true
    say('Hello')
    await pass()
    expect(lines()[0]).toBe('visitor: Hello')
    expect(server.history[0]).toMatch(/from="talk-[^/]*\/Visitor [0-9A-F]{4} 2"/)
  })

  test('shows who answers by their card', async () => {
    server.card = '<FN>Anna Berg</FN><PHOTO><TYPE>image/png</TYPE><BINVAL>iVBORw0KGgo=</BINVAL></PHOTO>'
    desk = await talk(kitOf())
    await pass()
    say('Hello')
    await pass()
    expect(panel().querySelector('h2')!.textContent).toBe('Anna Berg')
    expect(panel().querySelector('img')!.getAttribute('src')).toBe('data:image/png;base64,iVBORw0KGgo=')
  })

  test('in a preview nothing is sent or kept', async () => {
    desk = await talk(kitOf({ preview: { flags: '' } as never }))
    say('Hello')
    await pass(400)
    expect(lines()).toEqual(['visitor: Hello'])
    expect(server.sockets).toHaveLength(0)
    expect(window.sessionStorage.length).toBe(0)
    expect(panel().textContent).toContain('Preview: nothing is sent')
  })

  test('speaks the language of the page', async () => {
    document.documentElement.lang = 'de-AT'
    desk = await talk(kitOf())
    expect(field().placeholder).toBe('Nachricht schreiben')
    document.documentElement.lang = ''
  })
})
