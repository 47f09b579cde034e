import type { Campaign, Settings, XmppDesk } from '@kairos/schema'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Kairos } from '../../src/api.ts'
import { createTalk } from '../../src/chat/talk.ts'
import { parts } from '../../src/lazy.ts'
import { fakeIntersections } from '../intersections.ts'
import { answerFetch } from '../page.ts'
import { fakeServer } from './fakeServer.ts'
import { campaign, chat, comes, panels, press, putCrisp, startPage } from './page.ts'

const FORM = { type: 'form', to: '/contact' } as const
const running = new Set<Kairos>()
let view: ReturnType<typeof fakeIntersections>

async function begin(...parts: Parameters<typeof startPage>) {
  const page = await startPage(...parts)
  running.add(page.kairos)
  return page
}

// Read once, so that no test waits for that.
beforeAll(() =>
  Promise.all(
    ['live', 'desks', 'reception', 'widgets', 'forms', 'chat'].map((name) => parts[name as keyof typeof parts]()),
  ),
)
beforeEach(() => {
  view = fakeIntersections()
})
afterEach(() => {
  for (const kairos of running) kairos.destroy()
  running.clear()
  for (const host of document.querySelectorAll('kairos-widget, kairos-chat')) host.remove()
  delete (window as { $crisp?: unknown }).$crisp
  vi.unstubAllGlobals()
})

describe('a chat', () => {
  test('opens the desk of the site once, with words for the visitor, and counts as shown', async () => {
    const { asked } = putCrisp()
    const { told, reason } = await begin([campaign()], { chat: ['crisp'] })
    await expect.poll(() => asked).toEqual(['set message:text ["Which size?"]', 'do chat:open'])
    await expect.poll(() => told).toEqual(['shown ask'])
    expect(reason()).toBe('acts')
  })

  test('that the visitor closes is told as closed, and does not come again in this visit', async () => {
    const { asked, close } = putCrisp()
    const { env, told, reason } = await begin([campaign()], { chat: ['crisp'] })
    await expect.poll(() => asked.length).toBe(2)
    // It is heard by then.
    await expect.poll(() => told).toEqual(['shown ask'])
    close()
    expect(told).toEqual(['shown ask', 'crisp closed', 'closed ask'])
    expect(reason()).toBe('closed')
    env.window.history.pushState(null, '', '/next')
    await expect.poll(reason).toBe('closed')
    expect(asked).toHaveLength(2)
  })

  test('stays open over a route, and is not opened anew', async () => {
    const { asked } = putCrisp()
    const { env, told, kairos } = await begin([campaign()], { chat: ['crisp'] })
    await expect.poll(() => told).toEqual(['shown ask'])
    const routes = vi.fn()
    kairos.on('decision', routes)
    env.window.history.pushState(null, '', '/next')
    await expect.poll(() => routes.mock.calls.length).toBeGreaterThan(0)
    env.window.history.pushState(null, '', '/last')
    await expect.poll(() => routes.mock.calls.length).toBeGreaterThan(1)
    expect(asked).toHaveLength(2)
  })

  test('waits for a desk that comes late', async () => {
    const { told } = await begin([campaign()], { chat: ['crisp', FORM] })
    const { asked } = putCrisp()
    await expect.poll(() => asked.length).toBe(2)
    await expect.poll(() => told).toEqual(['shown ask'])
  })

  test('without any desk is missed, and says who did not answer, once', async () => {
    const { diagnostics, reason } = await begin([campaign()], { chat: ['crisp', 'intercom'] })
    await expect.poll(reason, { timeout: 5000 }).toBe('chat_unavailable')
    expect(diagnostics).toEqual(['settings.chat: desk that answers: not crisp,intercom, none does'])
  })

  test('with desks nobody knows goes on to one that somebody knows', async () => {
    const { asked } = putCrisp()
    const bad = [7, null, 'nobody', { type: 'pigeon' }, {}, { type: 'button', open: '<<' }]
    const { reason } = await begin([campaign()], { chat: [...bad, 'crisp'] as never })
    await expect.poll(() => asked.length).toBe(2)
    expect(reason()).toBe('acts')
  })

  test('of a desk that throws goes on with the next one', async () => {
    ;(window as { $crisp?: unknown }).$crisp = {
      push: () => {
        throw Error('crisp')
      },
      get: () => 0,
    }
    const opened = vi.fn()
    document.addEventListener('click', opened)
    const { diagnostics } = await begin([campaign()], { chat: ['crisp', { type: 'button', open: '.desk' }] })
    await expect.poll(() => opened.mock.calls.length).toBe(1)
    document.removeEventListener('click', opened)
    expect(diagnostics).toEqual(['settings.chat: desk that answers: not crisp, button does'])
  })

  test('of a desk that throws when it is opened says so, and a form stands in', async () => {
    const { asked } = putCrisp()
    const { $crisp } = window as unknown as { $crisp: { push: (command: string[]) => void } }
    const push = $crisp.push
    $crisp.push = (command) => {
      if (command[0] !== 'on') throw Error('crisp')
      push(command)
    }
    const { diagnostics } = await begin([campaign()], { chat: ['crisp', FORM] })
    await comes('Leave us a message')
    expect(asked).toEqual([])
    expect(diagnostics).toEqual(['settings.chat: desk that opens: crisp does not'])
  })

  test('opens by a function of the site, which gets the words', async () => {
    const { kairos } = await begin([campaign()], { chat: [{ type: 'call', name: 'desk' }] })
    const close = vi.fn()
    const open = vi.fn(() => close)
    kairos.register('desk', open)
    await expect.poll(() => open.mock.calls).toMatchObject([[{ with: { message: 'Which size?' } }]])
    await kairos.chat.close()
    await expect.poll(() => close.mock.calls.length).toBe(1)
  })

  test('of two desks of one kind asks the second one when the first does not open', async () => {
    const { kairos, diagnostics } = await begin([campaign()], {
      chat: [
        { type: 'call', name: 'first' },
        { type: 'call', name: 'second' },
      ],
    })
    const second = vi.fn()
    kairos.register('first', () => {
      throw Error('first')
    })
    kairos.register('second', second)
    await expect.poll(() => second.mock.calls.length).toBe(1)
    expect(diagnostics).toEqual(['settings.chat: desk that opens: call does not'])
  })

  test('leaves nothing behind when Kairos is destroyed', async () => {
    const { kairos } = await begin([campaign(chat({ greeting: { text: 'Hello' } }))], { chat: [FORM] })
    press(await comes('Hello'), '.greeting')
    await comes('Leave us a message')
    kairos.destroy()
    await expect.poll(() => document.querySelector('kairos-widget')).toBeNull()
  })

  test('of a control opens nothing and counts as the others do', async () => {
    const { asked } = putCrisp()
    const control = campaign(chat(), { variants: [{ id: 'on', weight: 0, actions: [chat()] }, { id: 'control' }] })
    const { told, kairos } = await begin([control], { chat: ['crisp'] })
    await expect.poll(() => told).toEqual(['shown ask'])
    expect(kairos.variant('ask')).toBe('control')
    expect(asked).toEqual([])
  })
})

describe('a greeting', () => {
  const greeting = { text: 'Questions?', name: 'Marta', avatar: '/marta.svg', delay: '1s' }

  test('asks first; it is named, takes no focus, and counts once half of it was seen', async () => {
    const { asked } = putCrisp()
    const { told } = await begin([campaign(chat({ greeting }))], { chat: ['crisp'] })
    const panel = await comes('Questions?')
    expect(panel.getAttribute('role')).toBe('region')
    expect(panel.getAttribute('aria-label')).toBe('Marta: Questions?')
    expect(panel.querySelector('.greeting')!.localName).toBe('button')
    expect(panel.querySelector('img')!.getAttribute('src')).toBe('/marta.svg')
    expect(document.activeElement).toBe(document.body)
    expect([asked, told]).toEqual([[], []])
    view.scroll(panel, 1)
    await expect.poll(() => told).toEqual(['shown ask'])
  })

  test('that is pressed opens the desk with the words', async () => {
    const { asked } = putCrisp()
    const { told } = await begin([campaign(chat({ greeting }))], { chat: ['crisp'] })
    press(await comes('Questions?'), '.greeting')
    await expect.poll(() => asked).toEqual(['set message:text ["Which size?"]', 'do chat:open'])
    await expect.poll(panels).toEqual([])
    expect(told).toEqual(['shown ask', 'clicked ask'])
  })

  test('that is closed is told as closed, and opens nothing', async () => {
    const { asked } = putCrisp()
    const { told, reason } = await begin([campaign(chat({ greeting }))], { chat: ['crisp'] })
    press(await comes('Questions?'), '.close')
    await expect.poll(panels).toEqual([])
    expect(told).toEqual(['shown ask', 'closed ask'])
    expect(reason()).toBe('closed')
    expect(asked).toEqual([])
  })

  test('whose desk went away in the meantime leads to the form', async () => {
    putCrisp()
    await begin([campaign(chat({ greeting }))], { chat: ['crisp', FORM] })
    const panel = await comes('Questions?')
    delete (window as { $crisp?: unknown }).$crisp
    press(panel, '.greeting')
    await comes('Leave us a message')
  })

  test('waits while something that interrupts is open', async () => {
    putCrisp()
    const modal = {
      id: 'modal',
      priority: 1,
      variants: [{ id: 'on', actions: [{ type: 'widget', kind: 'modal', title: 'Offer' }] }],
    }
    const { reason } = await begin([modal as never, campaign(chat({ greeting }))], { chat: ['crisp'] })
    const offer = await comes('Offer')
    await expect.poll(reason).toBe('other_widget')
    press(offer, '.close')
    await comes('Questions?')
  })

  test('waits for the visitor who types', async () => {
    putCrisp()
    const { reason } = await begin([campaign(chat({ greeting: { ...greeting, delay: '10s' } }))], { chat: ['crisp'] })
    const input = document.querySelector('main')!.appendChild(document.createElement('input'))
    input.focus()
    const type = () => {
      input.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
      return reason()
    }
    await expect.poll(type).toBe('typing')
    expect(panels()).toEqual([])
    input.blur()
    await comes('Questions?')
  })
})

describe('where nobody answers', () => {
  test('a form takes the message, sends it, and says so', async () => {
    const sent: string[] = []
    answerFetch((url, { body }) => {
      sent.push(`${url} ${body}`)
      return {}
    })
    const { told } = await begin([campaign()], { chat: [FORM] })
    const panel = await comes('Leave us a message')
    const field = (name: string) => panel.querySelector<HTMLInputElement>(`[name=${name}]`)!
    expect(field('message').value).toBe('Which size?')
    field('email').value = 'ann@example.com'
    panel.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await comes('Thank you')
    expect(sent[0]).toMatch(/^\/contact message=Which\+size%3F&email=ann%40example\.com&kairos_campaign=ask&/)
    await expect.poll(() => told).toEqual(['shown ask', 'submitted ask'])
    press(panels()[0]!, '.close')
    expect(told.slice(2)).toEqual(['form closed', 'closed ask'])
    await expect.poll(panels).toEqual([])
  })

  test('a form that cannot be sent is kept, and the visitor is told', async () => {
    answerFetch(() => {
      throw Error('offline')
    })
    await begin([campaign()], { chat: [FORM] })
    const panel = await comes('Leave us a message')
    panel.querySelector<HTMLInputElement>('[name=email]')!.value = 'ann@example.com'
    panel.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    await comes('We have kept it and will send it')
    expect(localStorage.getItem('kairos:shop:forms')).toContain('ann%40example.com')
  })

  test('the campaign says what stands in, in place of what the site has', async () => {
    const fallback = ['mailto:help@corner.example' as const]
    await begin([campaign(chat({ fallback }))], { chat: ['crisp', FORM] })
    const panel = await comes('help@corner.example')
    expect(panel.querySelector('a')!.getAttribute('href')).toBe('mailto:help@corner.example?body=Which%20size%3F')
    expect(panel.querySelector('form')).toBeNull()
  })

  test('"form" is the form of the site, in its own words', async () => {
    const own = { ...FORM, title: { en: 'We are asleep' }, text: 'Until noon, {{ traits.firstName }}.' }
    await begin([campaign(chat({ fallback: ['form'] }))], { chat: [own] })
    // A fact that is missing: our words in place of all of its own.
    expect((await comes('Leave us a message')).textContent).toContain('Nobody can answer right now')
    for (const kairos of running) kairos.destroy()
    await begin([campaign(chat({ fallback: ['form'] }))], { chat: [{ ...own, text: 'Until noon.' }] })
    expect((await comes('We are asleep')).textContent).toContain('Until noon.')
  })

  test.each(['javascript:alert(1)', 'mailto:', 'mailto:a@b?bcc=c@d'])(
    'an address that is none, %s, stands in for nobody',
    async (address) => {
      const desk = address.startsWith('mailto')
        ? (address as `mailto:${string}`)
        : { ...FORM, to: 'javascript:alert(1)' }
      const { reason } = await begin([campaign()], { chat: [desk] })
      await expect.poll(reason).toBe('chat_unavailable')
    },
  )

  test('outside its hours no desk is asked, and the form comes', async () => {
    const { asked } = putCrisp()
    const hours = { hours: '00:00-00:00', days: [] }
    await begin([campaign(chat({ hours }))], { chat: ['crisp', FORM] })
    await comes('Leave us a message')
    expect(asked).toEqual([])
  })

  test('outside its hours without a form it is missed', async () => {
    putCrisp()
    const { reason } = await begin([campaign(chat({ hours: { days: [] } }))], { chat: ['crisp'] })
    await expect.poll(reason).toBe('outside_hours')
  })

  test('within its hours the desk opens', async () => {
    const { asked } = putCrisp()
    await begin([campaign(chat({ hours: { hours: '00:00-24:00' } }))], { chat: ['crisp', FORM] })
    await expect.poll(() => asked.length).toBe(2)
  })
})

describe('hours of the site', () => {
  const never = { chatHours: { days: [] } }

  test('are those of a button of the page: outside them no desk is asked, and the form comes', async () => {
    const { asked } = putCrisp()
    const { kairos } = await begin([], { chat: ['crisp', FORM], ...never })
    expect(await kairos.chat.open()).toBe('form')
    await comes('Leave us a message')
    expect(asked).toEqual([])
  })

  test('and without a form nobody', async () => {
    putCrisp()
    const { kairos } = await begin([], { chat: ['crisp'], ...never })
    expect(await kairos.chat.open()).toBeUndefined()
  })

  test('within them the desk opens', async () => {
    putCrisp()
    const { kairos } = await begin([], { chat: ['crisp', FORM], chatHours: { hours: '00:00-24:00' } })
    expect(await kairos.chat.open()).toBe('crisp')
  })

  test('are those of a campaign that has none of its own', async () => {
    const { asked } = putCrisp()
    const { reason } = await begin([campaign()], { chat: ['crisp'], ...never })
    await expect.poll(reason).toBe('outside_hours')
    const own = chat({ hours: { hours: '00:00-24:00' } })
    await begin([campaign(own)], { chat: ['crisp'], ...never })
    await expect.poll(() => asked.length).toBe(2)
  })

  test.each([{ hours: 'nine to five' }, { days: 'mon' }, 9, null])(
    '%j are left out, and the desk opens',
    async (bad) => {
      putCrisp()
      const { kairos, diagnostics } = await begin([], { chat: ['crisp', FORM], chatHours: bad as never })
      expect(await kairos.chat.open()).toBe('crisp')
      expect(diagnostics).toEqual(bad && typeof bad === 'object' ? ['settings.chatHours: hours'] : [])
    },
  )
})

describe('kairos.chat', () => {
  test('opens, closes and counts, without any campaign', async () => {
    const { asked } = putCrisp()
    const { kairos, told } = await begin([], { chat: ['crisp'] })
    expect(await kairos.chat.unread()).toBe(0)
    expect(await kairos.chat.open('Hello')).toBe('crisp')
    expect(asked).toEqual(['set message:text ["Hello"]', 'do chat:open'])
    await kairos.chat.close()
    expect(asked.at(-1)).toBe('do chat:close')
    expect(told).toEqual([])
  })

  test('gives the form where there is no desk, and nothing where there is neither', async () => {
    const { kairos } = await begin([], { chat: [FORM] })
    expect(await kairos.chat.open()).toBe('form')
    const panel = await comes('Leave us a message')
    expect(panel.querySelector('textarea')!.value).toBe('')
    await kairos.chat.close()
    await expect.poll(panels).toEqual([])
    const other = await begin([], {})
    expect(await other.kairos.chat.open()).toBe(undefined)
    expect(await other.kairos.chat.close()).toBe(undefined)
  })
})

describe('the agent', () => {
  test('is told nothing unless the file says so', async () => {
    const { asked } = putCrisp()
    await begin([campaign()], { chat: ['crisp'] })
    await expect.poll(() => asked.length).toBe(2)
    expect(asked.join()).not.toContain('session:data')
  })

  test('is told page, segments and campaign where the visitor agrees', async () => {
    const { asked } = putCrisp()
    await begin([campaign()], { chat: ['crisp'], chatTells: ['page', 'segments', 'campaign'] })
    await expect.poll(() => asked.at(0)).toMatch(/^set session:data .*"kairos-page",".*\/"\],\["kairos-campaign","ask"/)
  })

  test('is told page, segments and what was offered last, when the visitor opens it himself', async () => {
    const { asked } = putCrisp()
    const corner = (id: string): Campaign => ({
      id,
      variants: [{ id: 'on', actions: [{ type: 'widget', kind: 'corner', title: id }] }],
    })
    const control: Campaign = { id: 'control', variants: [{ id: 'off', weight: 0, actions: [chat()] }, { id: 'on' }] }
    const { kairos, told } = await begin([{ ...corner('offer'), interrupts: false }, control], {
      chat: ['crisp'],
      chatTells: ['page', 'segments', 'campaign'],
    })
    view.scroll(await comes('offer'), 1)
    await expect.poll(() => told).toEqual(expect.arrayContaining(['shown offer', 'shown control']))
    await kairos.chat.open('Hello')
    expect(asked).toEqual([
      expect.stringMatching(/^set session:data \[\[\["kairos-page","[^"]*\/"\],\["kairos-campaign","offer"\]\]\]$/),
      'set message:text ["Hello"]',
      'do chat:open',
    ])
  })

  test('is told nothing of a visitor who opens it himself and does not agree', async () => {
    const { asked } = putCrisp()
    const { kairos } = await begin([], { chat: ['crisp'], chatTells: ['page'], consent: { mode: 'opt-in' } })
    await kairos.chat.open()
    expect(asked).toEqual(['do chat:open'])
  })

  test('is told nothing before the visitor agrees', async () => {
    const { asked } = putCrisp()
    const settings = { chat: ['crisp' as const], chatTells: ['page' as const], consent: { mode: 'opt-in' as const } }
    await begin([campaign()], settings)
    await expect.poll(() => asked.length).toBe(2)
    expect(asked.join()).not.toContain('session:data')
  })
})

describe('our own desk', () => {
  const own: XmppDesk = { type: 'xmpp', url: 'wss://chat.example/ws', to: 'desk@rooms.example' }
  const panel = () => document.querySelector('kairos-chat')?.shadowRoot?.querySelector<HTMLElement>('.panel.on')
  const pressIn = (selector: string) => panel()!.querySelector<HTMLElement>(selector)!.click()
  /** A conversation that began on an earlier page of the tab. */
  const keep = () => {
    const talk = {
      ...createTalk('0123456789abcdef0123456789abcdef-123', own.to, Date.now()),
      isAgreed: true,
      isOpen: true,
      keptUntil: Date.now() + 60_000,
    }
    talk.said.push({ key: 'a', from: 'visitor', text: 'Hello', state: 'sent' })
    sessionStorage.setItem('kairos:shop:chat', JSON.stringify(talk))
  }

  test('that its agents leave gives way to the form, which has what was written', async () => {
    const server = fakeServer()
    const { kairos } = await begin([], { chat: [own, FORM] })
    expect(await kairos.chat.open('Open on Sunday?')).toBe('xmpp')
    await expect.poll(() => panel()?.textContent).toContain('Here now')
    pressIn('.main')
    server.push(
      '<presence xmlns="jabber:client" from="desk@rooms.example/Anna" type="unavailable"><x xmlns="http://jabber.org/protocol/muc#user"><item affiliation="owner" jid="anna@example/x"/></x></presence>',
    )
    await expect.poll(() => panel()?.textContent).toContain('Leave us a message')
    pressIn('.log .main')
    const form = await comes('Leave us a message')
    expect(form.querySelector('textarea')!.value).toBe('Open on Sunday?')
    expect(panel()).toBeFalsy()
  })

  test.each<[string, Settings, Campaign[]]>([
    ['of the site', { chat: [own, FORM] }, []],
    [
      'of one campaign',
      { chat: [FORM] },
      [campaign(chat({ fallback: [own, 'form'] }), { audience: { 'visit.pages': 99 } })],
    ],
  ])('%s goes on on the next page, and its agents learn which', async (_, settings, campaigns) => {
    const server = fakeServer()
    const beginning = begin(campaigns, { ...settings, chatTells: ['page'] })
    keep()
    await beginning
    await expect.poll(() => panel()?.textContent).toContain('Hello')
    await expect.poll(() => server.sent.join()).toMatch(/<presence [^>]*to="talk-[^>]*><status>kairos-page: http/)
  })

  test('of another address does not take a conversation up', async () => {
    const server = fakeServer()
    const beginning = begin([], { chat: [{ ...own, to: 'other@rooms.example' }] })
    keep()
    const { kairos } = await beginning
    expect(await kairos.chat.open()).toBe(undefined)
    expect(server.sent.join()).not.toContain('talk-')
  })
})
