import { Crisp } from 'crisp-sdk-web'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { connect } from '../../src/chat/desks/connect.ts'
import { pageDesks } from '../../src/chat/desks/index.ts'
import type { PageDesk } from '../../src/chat/desks/kit.ts'
import { createEnv } from '../../src/env.ts'
import { createKit } from '../kit.ts'

const env = createEnv(window)
const kit = createKit(env)
/** All that vendors put into a page. */
const GLOBALS = [
  'Intercom',
  '$crisp',
  'zE',
  'HubSpotConversations',
  'Tawk_API',
  '$chatwoot',
  'LiveChatWidget',
  'Beacon',
]
const page = window as unknown as Record<string, unknown>
afterEach(() => {
  for (const name of GLOBALS) delete page[name]
})

const look = (name: string): PageDesk | undefined => pageDesks[name]!(window, name as never, kit)

/** Listeners that a vendor keeps, as it keeps them: several of one name, each called by it. */
function createListeners() {
  const all: [string, (news?: unknown) => void][] = []
  return {
    add: (name: string, listener: never) => void all.push([name, listener]),
    emit(name: string, news?: unknown) {
      for (const [other, listener] of all) if (other === name) listener(news)
    },
  }
}

interface Fake {
  /** The global as it is once the vendor has loaded, and what it was asked. */
  load: () => unknown
  asked: unknown[]
  open: () => void
  close: () => void
  /** Tells of so many messages that wait, or of one more. */
  unread: (count: number) => void
}

/**
 * What Chatwoot's SDK puts into a page, as far as a page may read and call it. Chatwoot publishes no typings; these were held
 * against its SDK's source and the typings of @productdevbook/chatwoot 2.0.0.
 */
interface Chatwoot {
  readonly hasLoaded: boolean
  readonly isOpen: boolean
  toggle: (state?: 'open' | 'close') => void
  setConversationCustomAttributes: (about: Readonly<Record<string, string>>) => void
  /** Of the person, not of the conversation. */
  setCustomAttributes: (about: Readonly<Record<string, string>>) => void
  setLabel: (label: string) => void
  setUser: (id: string, about: object) => void
  reset: () => void
}

/** Its events of the window, by what each has as `detail`. */
interface ChatwootEvents {
  'chatwoot:ready': null
  'chatwoot:opened': null
  'chatwoot:closed': null
  /** 0 is from the visitor, 1 from an agent. */
  'chatwoot:on-message': { message_type: 0 | 1 }
}

/** Faithful to what each vendor documents; a command it does not know throws. */
const fakes: Record<string, () => Fake> = {
  intercom() {
    const { add, emit } = createListeners()
    const asked: unknown[] = []
    const known = ['show', 'hide', 'showNewMessage', 'update', 'onShow', 'onHide', 'onUnreadCountChange']
    const Intercom = (command: string, ...about: never[]) => {
      if (!known.includes(command)) throw Error(`unknown ${command}`)
      if (/^on/.test(command)) add(command, about[0]!)
      else asked.push([command, ...about])
    }
    return {
      asked,
      load: () => (page.Intercom = Object.assign(Intercom, { booted: true })),
      open: () => emit('onShow'),
      close: () => emit('onHide'),
      unread: (count) => emit('onUnreadCountChange', count),
    }
  },
  crisp() {
    const { add, emit } = createListeners()
    const asked: unknown[] = []
    let waiting = 0
    const push = ([verb, name, about]: [string, string, never]) => {
      if (!/^(do|set|on)$/.test(verb)) throw Error(`unknown ${verb}`)
      if (verb === 'on') add(name, about)
      else asked.push(about === undefined ? [verb, name] : [verb, name, about])
    }
    return {
      asked,
      load: () => (page.$crisp = { push, get: () => waiting, is: () => true }),
      open: () => emit('chat:opened'),
      close: () => emit('chat:closed'),
      unread(count) {
        waiting = count
        emit('message:received')
      },
    }
  },
  zendesk() {
    const { add, emit } = createListeners()
    const asked: unknown[] = []
    const zE = (api: string, command: string, about?: never) => {
      if (!/^messenger(:on|:set)?$/.test(api)) throw Error(`unknown ${api}`)
      if (api === 'messenger:on') add(command, about!)
      else asked.push(about === undefined ? [api, command] : [api, command, about])
    }
    return {
      asked,
      load: () => (page.zE = zE),
      open: () => emit('open', { type: 'open' }),
      close: () => emit('close', { type: 'close' }),
      unread: (count) => emit('unreadMessages', count),
    }
  },
  hubspot() {
    const { add, emit } = createListeners()
    const asked: unknown[] = []
    const widget = {
      open: () => void asked.push(['open']),
      close: () => void asked.push(['close']),
      status: () => ({ loaded: true, pending: false }),
    }
    return {
      asked,
      load: () => (page.HubSpotConversations = { widget, on: add }),
      open: () => emit('userInteractedWithWidget', {}),
      close: () => emit('widgetClosed', {}),
      unread: (count) => emit('unreadConversationCountChanged', { unreadCount: count }),
    }
  },
  tawk() {
    const asked: unknown[] = []
    const api: Record<string, unknown> = {
      maximize: () => void asked.push(['maximize']),
      minimize: () => void asked.push(['minimize']),
      setAttributes: (about: object, done: () => void) => {
        asked.push(['setAttributes', about])
        done()
      },
    }
    const slot = (name: string, ...news: unknown[]) =>
      (api[name] as ((...news: unknown[]) => void) | undefined)?.(...news)
    return {
      asked,
      load: () => (page.Tawk_API = api),
      open: () => slot('onChatMaximized'),
      close: () => slot('onChatMinimized'),
      unread: (count) => slot('onUnreadCountChanged', count),
    }
  },
  chatwoot() {
    const asked: unknown[] = []
    let isOpen = false
    const emit = <Name extends keyof ChatwootEvents>(name: Name, detail: ChatwootEvents[Name]) =>
      window.dispatchEvent(new CustomEvent(name, { detail }))
    // About the person, or about what the agents see of them.
    const forbidden = () => {
      throw Error('not ours to call')
    }
    const api: Chatwoot = {
      hasLoaded: true,
      get isOpen() {
        return isOpen
      },
      toggle: (state) => void asked.push(['toggle', state]),
      setConversationCustomAttributes(about) {
        if (!Object.keys(about).length) throw Error('at least one attribute is needed')
        asked.push(['setConversationCustomAttributes', about])
      },
      setCustomAttributes: forbidden,
      setLabel: forbidden,
      setUser: forbidden,
      reset: forbidden,
    }
    return {
      asked,
      load() {
        page.$chatwoot = Object.freeze(api)
        emit('chatwoot:ready', null)
      },
      open() {
        isOpen = true
        emit('chatwoot:opened', null)
      },
      close() {
        isOpen = false
        emit('chatwoot:closed', null)
      },
      unread(count) {
        emit('chatwoot:on-message', { message_type: 0 })
        for (let sent = 0; sent < count; sent++) emit('chatwoot:on-message', { message_type: 1 })
      },
    }
  },
  livechat() {
    const { add, emit } = createListeners()
    const asked: unknown[] = []
    return {
      asked,
      load: () =>
        (page.LiveChatWidget = { _h: {}, on: add, call: (...command: unknown[]) => void asked.push(command) }),
      open: () => emit('visibility_changed', { visibility: 'maximized' }),
      close: () => emit('visibility_changed', { visibility: 'minimized' }),
      unread(count) {
        emit('new_event', { type: 'message', author: { type: 'customer' } })
        for (let sent = 0; sent < count; sent++) emit('new_event', { type: 'message', author: { type: 'agent' } })
      },
    }
  },
  helpscout() {
    const { add, emit } = createListeners()
    const asked: unknown[] = []
    const Beacon = (command: string, ...about: never[]) => {
      if (!/^(open|close|prefill|navigate|session-data|on)$/.test(command)) throw Error(`unknown ${command}`)
      if (command === 'on') add(about[0]!, about[1]!)
      else asked.push([command, ...about])
    }
    return {
      asked,
      load: () => (page.Beacon = Beacon),
      open: () => emit('open'),
      close: () => emit('close'),
      unread() {},
    }
  },
}

/** What each vendor is asked: to open with words, to open, to close, to tell the agent something. */
const calls: Record<string, { withWords: unknown[]; open: unknown[]; close: unknown[]; tell?: unknown[] }> = {
  intercom: {
    withWords: [['showNewMessage', 'Which size?']],
    open: [['show']],
    close: [['hide']],
    tell: [['update', { 'kairos-page': 'https://shop.example/' }]],
  },
  crisp: {
    withWords: [
      ['set', 'message:text', ['Which size?']],
      ['do', 'chat:open'],
    ],
    open: [['do', 'chat:open']],
    close: [['do', 'chat:close']],
    tell: [['set', 'session:data', [[['kairos-page', 'https://shop.example/']]]]],
  },
  zendesk: {
    withWords: [['messenger', 'open']],
    open: [['messenger', 'open']],
    close: [['messenger', 'close']],
    tell: [['messenger:set', 'conversationTags', ['kairos-page:https://shop.example/']]],
  },
  hubspot: { withWords: [['open']], open: [['open']], close: [['close']] },
  tawk: {
    withWords: [['maximize']],
    open: [['maximize']],
    close: [['minimize']],
    tell: [['setAttributes', { 'kairos-page': 'https://shop.example/' }]],
  },
  chatwoot: {
    withWords: [['toggle', 'open']],
    open: [['toggle', 'open']],
    close: [['toggle', 'close']],
    tell: [['setConversationCustomAttributes', { 'kairos-page': 'https://shop.example/' }]],
  },
  livechat: {
    withWords: [['maximize', { messageDraft: 'Which size?' }]],
    open: [['maximize', { messageDraft: undefined }]],
    close: [['minimize']],
    tell: [['update_session_variables', { 'kairos-page': 'https://shop.example/' }]],
  },
  helpscout: {
    withWords: [['prefill', { text: 'Which size?' }], ['open'], ['navigate', '/ask/message/']],
    open: [['open']],
    close: [['close']],
    tell: [['session-data', { 'kairos-page': 'https://shop.example/' }]],
  },
}

describe.each(Object.keys(fakes))('%s', (name) => {
  test('is nothing before it is there', () => {
    expect(look(name)).toBe(undefined)
  })

  test('is opened and closed by the calls its vendor documents, and by no others', () => {
    const fake = fakes[name]!()
    fake.load()
    const desk = connect(name, look(name)!)
    desk.open('Which size?')
    expect(fake.asked.splice(0)).toEqual(calls[name]!.withWords)
    desk.open()
    expect(fake.asked.splice(0)).toEqual(calls[name]!.open)
    desk.close()
    expect(fake.asked.splice(0)).toEqual(calls[name]!.close)
    desk.tell?.({ 'kairos-page': 'https://shop.example/' })
    expect(fake.asked).toEqual(calls[name]!.tell ?? [])
  })

  test('tells what the visitor does with it, and nobody once it is stopped', () => {
    const fake = fakes[name]!()
    fake.load()
    const desk = connect(name, look(name)!)
    const heard: boolean[] = []
    const counts: number[] = []
    desk.watch((isOpen) => heard.push(isOpen))
    desk.unread((count) => counts.push(count))
    fake.open()
    fake.close()
    expect(heard).toEqual([true, false])
    fake.unread(2)
    expect(counts.at(-1)).toBe(name === 'helpscout' ? 0 : 2)
    fake.open()
    expect(counts.at(-1)).toBe(0)
    desk.stop()
    const before = [heard.length, counts.length]
    fake.close()
    fake.unread(3)
    expect([heard.length, counts.length]).toEqual(before)
  })

  test('is asked anew each time: another object may stand in its place', () => {
    fakes[name]!().load()
    const desk = look(name)!
    const next = fakes[name]!()
    next.load()
    desk.open()
    expect(next.asked).toEqual(calls[name]!.open)
  })

  test('throws to us when it throws, or is gone', () => {
    fakes[name]!().load()
    const desk = look(name)!
    for (const global of GLOBALS) delete page[global]
    expect(() => desk.open()).toThrow()
  })
})

test.each<[string, () => void]>([
  ['intercom', () => (page.Intercom = Object.assign(() => {}, { q: [] }))],
  ['intercom', () => (page.Intercom = Object.assign(() => {}, { booted: false }))],
  ['crisp', () => (page.$crisp = [])],
  ['zendesk', () => (page.zE = Object.assign(() => {}, { widget: 'classic' }))],
  ['hubspot', () => (page.HubSpotConversations = {})],
  [
    'hubspot',
    () => (page.HubSpotConversations = { widget: { open() {}, close() {}, status: () => ({ loaded: false }) } }),
  ],
  ['tawk', () => (page.Tawk_API = {})],
  ['chatwoot', () => (page.$chatwoot = { toggle() {} })],
  ['livechat', () => (page.LiveChatWidget = { _q: [], on() {}, call() {} })],
  ['helpscout', () => (page.Beacon = Object.assign(() => {}, { readyQueue: [] }))],
])('%s is waited for while only half of it is there', (name, put) => {
  put()
  expect(look(name)).toBe(undefined)
})

test("tawk.to's own listeners are called as before, in the same way, even when one of them throws", () => {
  const fake = fakes.tawk!()
  const api = fake.load() as Record<string, unknown>
  const own = vi.fn(() => 'kept')
  api.onChatMaximized = own
  api.onChatMinimized = () => {
    throw Error('own')
  }
  const desk = connect('tawk', look('tawk')!)
  const heard: boolean[] = []
  desk.watch((isOpen) => heard.push(isOpen))
  expect((api.onChatMaximized as (news: string) => string)('news')).toBe('kept')
  expect(own).toHaveBeenCalledWith('news')
  expect(() => (api.onChatMinimized as () => void)()).toThrow('own')
  expect(heard).toEqual([true, false])
})

test("Crisp is asked exactly as its vendor's own library asks it", () => {
  const pushed: unknown[] = []
  const listeners: string[] = []
  page.$crisp = {
    push: ([verb, name, about]: [string, string, unknown]) =>
      verb === 'on' ? listeners.push(name) : pushed.push([verb, name, about]),
    get: () => 0,
    is: () => true,
  }
  const desk = connect('crisp', look('crisp')!)
  desk.open('Which size?')
  desk.tell!({ 'kairos-page': 'https://shop.example/' })
  desk.close()
  const [ours, heard] = [pushed.splice(0), listeners.splice(0)]
  Crisp.message.setMessageText('Which size?')
  Crisp.chat.open()
  Crisp.session.setData({ 'kairos-page': 'https://shop.example/' })
  Crisp.chat.close()
  Crisp.chat.onChatOpened(() => {})
  Crisp.chat.onChatClosed(() => {})
  Crisp.message.onMessageReceived(() => {})
  // Theirs also takes away every listener of the same name, the site's own too: ours never does.
  expect(ours).toEqual(pushed.filter((command) => (command as string[])[0] !== 'off'))
  expect(heard).toEqual(listeners)
})
