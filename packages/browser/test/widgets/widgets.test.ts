import type { FormBlock, WidgetAction } from '@kairos/schema'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Kairos } from '../../src/api.ts'
import { parts } from '../../src/lazy.ts'
import { campaign, cleanPages, hostOf, openIt, panelOf, press, startPage, view, widget } from './page.ts'

cleanPages()

const later = (ms: number) => new Promise((done) => setTimeout(done, ms))

describe('a widget', () => {
  test('shows its fields and then its blocks, words as plain text', async () => {
    const action = widget({
      title: '<b>Offer</b>',
      text: 'Until {{ page.path }}',
      list: ['one', 'two'],
      link: { href: '/shop', text: 'Go' },
      blocks: [{ block: 'text', text: 'last', small: true }],
    })
    const { kairos } = await startPage([campaign('offer', action)])
    const panel = await openIt(kairos, 'offer')
    const body = panel.querySelector('.body')!
    expect([...body.children].map(({ localName, textContent }) => `${localName} ${textContent}`)).toEqual([
      'h2 <b>Offer</b>',
      'p Until /',
      'ul onetwo',
      'div Go',
      'p last',
    ])
    expect(panel.localName).toBe('dialog')
    expect(panel.getAttribute('aria-label')).toBe('<b>Offer</b>')
  })

  test.each(['bar', 'corner', 'toast', 'teaser'] as const)(
    'of kind %s is a region that takes no focus',
    async (kind) => {
      const { kairos } = await startPage([campaign('offer', widget({ kind }))], { body: '<input id="own">' })
      document.querySelector<HTMLInputElement>('#own')!.focus()
      const panel = await openIt(kairos, 'offer')
      expect([panel.localName, panel.getAttribute('role'), panel.getAttribute('popover')]).toEqual([
        'div',
        'region',
        'manual',
      ])
      expect(document.activeElement?.id).toBe('own')
    },
  )

  test('has a cross in the language of the page', async () => {
    document.documentElement.lang = 'de-AT'
    const { kairos } = await startPage([campaign('offer')])
    const panel = await openIt(kairos, 'offer')
    document.documentElement.removeAttribute('lang')
    expect(panel.querySelector('.close')!.getAttribute('aria-label')).toBe('Schließen')
  })

  test('closed by its cross is told as closed, and as shown before', async () => {
    const { kairos, told } = await startPage([campaign('offer')])
    press(await openIt(kairos, 'offer'), '.close')
    expect(told).toEqual([
      { name: 'shown', campaign: 'offer' },
      { name: 'closed', campaign: 'offer', how: 'button' },
    ])
    expect(hostOf('offer')).toBeUndefined()
    expect(kairos.decisions()).toMatchObject([{ campaign: 'offer', acts: false, reason: 'closed' }])
  })

  test('is shown once half of it was in view for a second', async () => {
    const { kairos, told } = await startPage([campaign('offer')])
    const panel = await openIt(kairos, 'offer')
    view.scroll(panel, 1)
    await later(500)
    expect(told).toEqual([])
    await expect.poll(() => told, { timeout: 3000 }).toEqual([{ name: 'shown', campaign: 'offer' }])
  })

  test('that was followed is told as clicked', async () => {
    const { kairos, told } = await startPage([
      campaign('offer', widget({ blocks: [{ block: 'buttons', buttons: [{ text: 'Yes' }] }] })),
    ])
    press(await openIt(kairos, 'offer'), '.button')
    expect(told.map(({ name }) => name)).toEqual(['shown', 'clicked', 'closed'])
  })

  test('that was closed opens again where it is asked for again', async () => {
    const { kairos } = await startPage([campaign('offer', widget(), { interrupts: false })])
    await openIt(kairos, 'offer')
    await kairos.close('offer')
    await expect.poll(() => hostOf('offer')).toBeUndefined()
    await openIt(kairos, 'offer')
  })

  test('goes when Kairos is destroyed', async () => {
    const { kairos } = await startPage([campaign('offer')])
    await openIt(kairos, 'offer')
    kairos.destroy()
    await expect.poll(() => document.querySelector('kairos-widget')).toBeNull()
  })

  test('keeps the place of a picture that is missing', async () => {
    const image = { src: '/nowhere.png', alt: 'Hills', width: 800, height: 400 }
    const { kairos } = await startPage([campaign('offer', widget({ image }))])
    const panel = await openIt(kairos, 'offer')
    panel.querySelector('img')!.dispatchEvent(new Event('error'))
    await expect.poll(() => panel.querySelector('.image')?.localName).toBe('div')
    expect(panel.querySelector<HTMLElement>('.image')!.style.aspectRatio).toBe('800 / 400')
  })

  test('closes by itself where it says so', async () => {
    const { kairos, told } = await startPage([campaign('offer', widget({ kind: 'toast', closeAfter: '50ms' }))])
    await kairos.open('offer')
    await expect.poll(() => told.at(-1)).toEqual({ name: 'closed', campaign: 'offer', how: 'time' })
    // Nobody has closed it, and nobody has seen it.
    expect(kairos.decisions()[0]).toMatchObject({ acts: false, reason: 'closed_by_time' })
    expect(told).toHaveLength(1)
    expect(hostOf('offer')).toBeUndefined()
  })

  test('stays while the visitor is in another tab', async () => {
    const { kairos, told } = await startPage([campaign('offer', widget({ kind: 'toast', closeAfter: '60ms' }))])
    await openIt(kairos, 'offer')
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    document.dispatchEvent(new Event('visibilitychange'))
    await later(150)
    expect(told).toEqual([])
    hidden.mockRestore()
    document.dispatchEvent(new Event('visibilitychange'))
    await expect.poll(() => told).toEqual([{ name: 'closed', campaign: 'offer', how: 'time' }])
  })

  test('put back when the page removes it', async () => {
    const { kairos } = await startPage([campaign('offer', widget({ kind: 'bar' }))])
    await openIt(kairos, 'offer')
    hostOf('offer')!.remove()
    await expect.poll(() => hostOf('offer')).toBeTruthy()
  })
})

describe('Escape', () => {
  const LOUD = { interrupts: false }
  const pressEscape = (init: KeyboardEventInit = {}) => {
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, ...init }))
  }
  const openAll = async () => {
    const page = await startPage([
      campaign('bar', widget({ kind: 'bar' }), LOUD),
      campaign('low', widget({ kind: 'bar', surface: 'bottom' }), LOUD),
      campaign('corner', widget({ kind: 'corner' }), LOUD),
    ])
    for (const id of ['bar', 'low', 'corner']) await openIt(page.kairos, id)
    return page
  }

  test('closes one widget a key, the one opened last first', async () => {
    const { told } = await openAll()
    for (let n = 0; n < 3; n++) pressEscape()
    const closed = told.filter(({ name }) => name === 'closed').map(({ campaign, how }) => [campaign, how])
    expect(closed).toEqual([
      ['corner', 'escape'],
      ['low', 'escape'],
      ['bar', 'escape'],
    ])
  })

  test('closes the widget the visitor is in, wherever it lies', async () => {
    const { told } = await openAll()
    panelOf(hostOf('bar')).querySelector<HTMLElement>('.close')!.focus()
    pressEscape()
    expect(told.flatMap(({ name, campaign }) => (name === 'closed' ? campaign : []))).toEqual(['bar'])
  })

  test('closes nothing while letters are being put together', async () => {
    const { told } = await openAll()
    pressEscape({ isComposing: true })
    expect(told).toEqual([])
  })
})

describe('a tab', () => {
  test('opens what it stands for', async () => {
    const { kairos, told } = await startPage([campaign('offer', widget({ kind: 'teaser', label: '10 % off' }))])
    const panel = await openIt(kairos, 'offer')
    expect(panel.textContent).toBe('10 % off')
    press(panel, '.tab')
    await expect.poll(() => panelOf(hostOf('offer'), true)?.className).toContain('corner')
    expect(told.map(({ name }) => name)).toEqual(['shown', 'clicked'])
  })

  test('stays of a widget that was closed, opens it again, and is counted once', async () => {
    const { kairos, told } = await startPage([campaign('offer', widget({ teaser: 'Your offer' }))])
    press(await openIt(kairos, 'offer'), '.close')
    await expect.poll(() => panelOf(hostOf('offer'), true)?.className).toContain('teaser')
    press(panelOf(hostOf('offer'), true), '.tab')
    await expect.poll(() => panelOf(hostOf('offer'), true)?.localName).toBe('dialog')
    press(panelOf(hostOf('offer'), true), '.close')
    await expect.poll(() => panelOf(hostOf('offer'), true)?.className).toContain('teaser')
    press(panelOf(hostOf('offer'), true), '.close')
    await expect.poll(() => hostOf('offer')).toBeUndefined()
    expect(told.map(({ name }) => name)).toEqual(['shown', 'closed'])
  })

  test('does not stay of a widget that the site closes', async () => {
    const { kairos, told } = await startPage([campaign('offer', widget({ teaser: 'Your offer' }))])
    await openIt(kairos, 'offer')
    await kairos.close('offer')
    await expect.poll(() => hostOf('offer')).toBeUndefined()
    expect(told.at(-1)).toMatchObject({ name: 'closed', how: 'page' })
  })

  test('goes where the site closes everything over the page', async () => {
    const of = (id: string, changes = {}) =>
      campaign(id, widget({ teaser: 'Later', ...changes }), { interrupts: false })
    const { kairos } = await startPage([of('offer'), of('news', { kind: 'bar' })])
    press(await openIt(kairos, 'offer'), '.close')
    await expect.poll(() => panelOf(hostOf('offer'), true)?.className).toContain('teaser')
    await openIt(kairos, 'news')
    await kairos.close()
    await expect.poll(() => [hostOf('offer'), hostOf('news')]).toEqual([undefined, undefined])
  })
})

describe('a widget waits', () => {
  test('while another one that interrupts is open', async () => {
    const { kairos } = await startPage([campaign('first'), campaign('second', widget({ kind: 'bar' }))])
    const panel = await openIt(kairos, 'first')
    await kairos.open('second')
    await expect
      .poll(() => kairos.decisions().find(({ campaign }) => campaign === 'second')?.reason)
      .toBe('other_widget')
    press(panel, '.close')
    await expect.poll(() => hostOf('second'), { timeout: 3000 }).toBeTruthy()
  })

  test('while a dialog of the page is open', async () => {
    const { kairos } = await startPage([campaign('offer')], { body: '<div role="dialog">Cookies?</div>' })
    // Nothing is laid out here: the element says itself that it is seen.
    const dialog = document.querySelector<HTMLElement>('[role=dialog]')!
    dialog.checkVisibility = () => true
    await kairos.open('offer')
    await expect.poll(() => kairos.decisions()[0]?.reason).toBe('dialog_open')
    dialog.remove()
    await expect.poll(() => hostOf('offer'), { timeout: 3000 }).toBeTruthy()
  })

  test('but not for a drawer that waits, hidden, beside the page', async () => {
    const { kairos } = await startPage([campaign('offer')], {
      body: '<div inert><div role="dialog">Menu</div></div><div role="dialog" aria-hidden="true">Cart</div>',
    })
    for (const dialog of document.querySelectorAll<HTMLElement>('[role=dialog]')) dialog.checkVisibility = () => true
    await kairos.open('offer')
    await expect.poll(() => hostOf('offer'), { timeout: 3000 }).toBeTruthy()
  })

  test('while the visitor types', async () => {
    const { kairos } = await startPage([campaign('first', widget(), { interrupts: false }), campaign('offer')], {
      body: '<input>',
    })
    press(await openIt(kairos, 'first'), '.close')
    const input = document.querySelector('input')!
    input.focus()
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
    await kairos.open('offer')
    await expect.poll(() => kairos.decisions().find(({ campaign }) => campaign === 'offer')?.reason).toBe('typing')
    input.blur()
    await expect.poll(() => hostOf('offer'), { timeout: 3000 }).toBeTruthy()
  })
})

describe('on another route', () => {
  const atOnce = (id: string, changes = {}) => {
    const { trigger: _, ...rest } = campaign(id, widget({ kind: 'bar' }), changes)
    return rest
  }

  test('what is decided again stays open as it is', async () => {
    await startPage([atOnce('offer')])
    await expect.poll(() => hostOf('offer')).toBeTruthy()
    const host = hostOf('offer')
    window.history.pushState(null, '', '/next')
    await later(300)
    expect(hostOf('offer')).toBe(host)
  })

  test('what is for other pages goes, and is not told as closed', async () => {
    const { told } = await startPage([atOnce('offer', { pages: { include: ['/'] } })])
    await expect.poll(() => hostOf('offer')).toBeTruthy()
    window.history.pushState(null, '', '/next')
    await expect.poll(() => hostOf('offer')).toBeUndefined()
    expect(told).toEqual([])
  })

  test('what waited does not come', async () => {
    const { kairos } = await startPage([campaign('first', widget(), { interrupts: false }), campaign('offer')], {
      body: '<input>',
    })
    press(await openIt(kairos, 'first'), '.close')
    const input = document.querySelector('input')!
    input.focus()
    input.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
    await kairos.open('offer')
    await expect.poll(() => kairos.decisions().find(({ campaign }) => campaign === 'offer')?.reason).toBe('typing')
    window.history.pushState(null, '', '/next')
    await later(100)
    input.blur()
    await later(300)
    expect(hostOf('offer')).toBeUndefined()
  })
})

describe('a control', () => {
  test('is told as shown when the others would have been seen, and shows nothing', async () => {
    const control = { id: 'control', weight: 1 }
    const on = { id: 'on', weight: 0, actions: [widget()] }
    const { kairos, told } = await startPage([{ ...campaign('offer'), variants: [control, on] }])
    expect(await kairos.open('offer')).toMatchObject({ acts: true, variant: 'control' })
    await expect.poll(() => told, { timeout: 3000 }).toEqual([{ name: 'shown', campaign: 'offer' }])
    expect(document.querySelector('kairos-widget')).toBeNull()
  })
})

describe('where forms cannot be loaded', () => {
  const FORM: FormBlock = {
    block: 'form',
    fields: [{ name: 'email', kind: 'email', label: 'E-mail' }],
    submit: { label: 'Send' },
  }
  const letter = (changes: Partial<WidgetAction> = {}) => widget({ blocks: [FORM], ...changes })
  const reasons = (kairos: Kairos) => Object.fromEntries(kairos.decisions().map((one) => [one.campaign, one.reason]))
  beforeEach(() => {
    vi.spyOn(parts, 'forms').mockRejectedValue(new Error('blocked'))
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  test('everything else opens, and only a widget with a form says that it is broken', async () => {
    const { kairos } = await startPage([
      campaign('letter', letter()),
      campaign('code', widget({ kind: 'bar', coupon: 'TEN' })),
    ])
    await kairos.open('letter')
    await expect.poll(() => reasons(kairos).letter).toBe('broken')
    await openIt(kairos, 'code')
    expect(document.querySelectorAll('kairos-widget').length).toBe(1)
  })

  test('a slot keeps the content of the page in place of a form', async () => {
    const action = letter({ kind: 'inline', slot: 'promo' })
    const { kairos } = await startPage([campaign('letter', action, { trigger: undefined as never })], {
      body: '<kairos-slot name="promo">own</kairos-slot>',
    })
    await expect.poll(() => reasons(kairos).letter).toBe('broken')
    expect(document.querySelector('kairos-slot')!.getAttribute('data-kairos')).not.toBe('shown')
    expect(document.querySelector('kairos-widget')).toBeNull()
  })
})

describe('in a slot', () => {
  test('a widget stands in place of the content of the page, until it is closed', async () => {
    const action = widget({ kind: 'inline', slot: 'promo', title: 'Ours' })
    const { kairos } = await startPage([campaign('offer', action, { trigger: undefined as never })], {
      body: '<kairos-slot name="promo">own</kairos-slot>',
    })
    await expect.poll(() => hostOf('offer')).toBeTruthy()
    expect(hostOf('offer')!.closest('kairos-slot')).toBeTruthy()
    press(panelOf(hostOf('offer')), '.close')
    await expect.poll(() => hostOf('offer')).toBeUndefined()
    expect(kairos.decisions()[0]).toMatchObject({ acts: false, reason: 'closed' })
  })
})

describe('a file', () => {
  test('with a bad widget loses that campaign, with one diagnostic', async () => {
    const bad = campaign('bad', widget({ kind: 'balloon' as never }))
    const { kairos, diagnostics } = await startPage([bad, campaign('offer')])
    await openIt(kairos, 'offer')
    expect(diagnostics).toEqual([
      'campaigns.0.variants.0.actions.0.kind: modal|fullscreen|bar|corner|toast|teaser|inline',
    ])
  })
})
