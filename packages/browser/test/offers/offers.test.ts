import type { Block, WidgetAction } from '@kairos/schema'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Kit } from '../../src/kit.ts'
import { deadlineOf } from '../../src/offers/deadline.ts'
import { campaign, cleanPages, openIt, press, startPage, widget } from '../widgets/page.ts'

cleanPages()
afterEach(() => {
  for (const name of ['clipboard', 'share'])
    Object.defineProperty(navigator, name, { value: undefined, configurable: true })
})

const give = (name: 'clipboard' | 'share', value: unknown) =>
  Object.defineProperty(navigator, name, { value, configurable: true })

async function open(blocks: Block[], changes: Partial<WidgetAction> = {}, settings = {}) {
  const page = await startPage([campaign('offer', widget({ blocks, ...changes }))], { settings })
  return { ...page, panel: await openIt(page.kairos, 'offer') }
}

describe('a coupon', () => {
  test('is copied, says so, and counts as a click', async () => {
    const writeText = vi.fn(async () => {})
    give('clipboard', { writeText })
    const { panel, told } = await open([], { coupon: 'SHIP' })
    expect(panel.querySelector('.copy')!.textContent).toBe('Copy')
    press(panel, '.copy')
    await expect.poll(() => panel.querySelector('.copy')!.textContent).toBe('Copied')
    expect(writeText).toHaveBeenCalledWith('SHIP')
    expect(told.map(({ name }) => name)).toEqual(['shown', 'clicked'])
    await expect.poll(() => panel.parentNode!.querySelector('.said')!.textContent).toBe('Copied')
  })

  test('that may not be copied says nothing of the kind', async () => {
    give('clipboard', { writeText: () => Promise.reject(new Error('denied')) })
    const { panel, told } = await open([{ block: 'coupon', code: 'SHIP', label: 'Your code' }])
    press(panel, '.copy')
    await Promise.resolve()
    expect(panel.querySelector('.coupon')!.textContent).toBe('Your codeSHIPCopy')
    expect(told).toEqual([])
  })
})

describe('a countdown', () => {
  const HOUR = 36e5
  /** What a deadline is made from: shown at noon UTC, on a site two hours ahead, it is one o'clock now. */
  const kitOf = (
    changes: object = {},
    offsets?: [number, number][],
    offsetAt: () => number | undefined = () => undefined,
  ) =>
    ({
      settings: { offsets },
      base: {
        own: (object: Record<string, unknown>, key: string) => object[key],
        durationMs: (text: string) => (text === '2h' ? 2 * HOUR : undefined),
      },
      env: { offsetAt },
      state: () => ({
        page: { remembers: true, at: Date.UTC(2026, 11, 1, 13), offset: 120, ...changes },
        profile: { campaigns: { offer: { shown: [Date.UTC(2026, 11, 1, 12), Date.UTC(2026, 11, 1, 13)] } } },
      }),
    }) as unknown as Kit
  const iso = (...given: Parameters<typeof deadlineOf>) => {
    const at = deadlineOf(...given)
    return at === undefined ? at : new Date(at).toISOString()
  }

  test.each([
    ['runs from when it was first shown, and begins anew never', 'offer', '2h', '2026-12-01T14:00:00.000Z'],
    ['runs from now where it was not shown yet', 'other', '2h', '2026-12-01T15:00:00.000Z'],
    ['ends on the clock of the site', 'offer', '2026-12-24T18:00', '2026-12-24T16:00:00.000Z'],
    ['ends with the day that is named', 'offer', '2026-12-24', '2026-12-24T22:00:00.000Z'],
    ['ends at a moment with its own zone', 'offer', '2026-12-24T18:00:00Z', '2026-12-24T18:00:00.000Z'],
  ])('%s', (_, id, to, end) => {
    expect(iso(kitOf(), id, to)).toBe(end)
  })

  test('knows that the clock was put back until then', () => {
    const offsets: [number, number][] = [
      [Date.UTC(2026, 9, 25), 120],
      [Date.UTC(2027, 2, 28), 60],
    ]
    expect(iso(kitOf({}, offsets), 'offer', '2026-12-24T18:00')).toBe('2026-12-24T17:00:00.000Z')
  })

  test('looks at the visitor’s clock of that day, which may have been put back by then', () => {
    expect(
      iso(
        kitOf({}, undefined, () => 60),
        'offer',
        '2026-12-24T18:00',
      ),
    ).toBe('2026-12-24T17:00:00.000Z')
  })

  test('of one who is not remembered is left out', async () => {
    expect(deadlineOf(kitOf({ remembers: false }), 'offer', '2h')).toBeUndefined()
    const { panel } = await open([], { countdown: '15m' }, { consent: { mode: 'opt-in' } })
    expect(panel.querySelector('.countdown')).toBeNull()
  })

  test('shows what is left, unit by unit, and moves on', async () => {
    const { panel } = await open([{ block: 'countdown', to: '15m', label: 'Ends in' }])
    const read = () => [...panel.querySelectorAll('.left b')].map(({ textContent }) => textContent)
    await expect.poll(() => Number(read()[1]), { timeout: 3000 }).toBeLessThan(59)
    expect(read()[0]).toBe('14')
    expect(panel.querySelector('.left')!.getAttribute('role')).toBe('timer')
    expect(panel.querySelector('.countdown span')!.textContent).toBe('Ends in')
  })

  test('that is over says what the file says then', async () => {
    const { panel } = await open([{ block: 'countdown', to: '2020-01-01', ended: 'It is over' }])
    expect(panel.querySelector('.text')!.textContent).toBe('It is over')
    expect(panel.querySelector('.left')).toBeNull()
  })
})

describe('a product card', () => {
  test('shows what was looked at last, leads there, and counts as a click', async () => {
    const block: Block = {
      block: 'product',
      name: '{{ viewed.last.name }}',
      price: '€ {{ viewed.last.price }}',
      href: '/product/{{ viewed.last.id }}',
      image: '/{{ viewed.last.id }}.webp',
    }
    const page = await startPage([campaign('offer', widget({ blocks: [block] }))])
    expect(await page.kairos.open('offer')).toMatchObject({ reason: 'fact_missing' })
    page.kairos.track('view_item', { id: 'p 1', name: '<Fell> Runner', price: 129 })
    const panel = await openIt(page.kairos, 'offer')
    const card = panel.querySelector<HTMLAnchorElement>('a.product')!
    expect([card.textContent, card.getAttribute('href')]).toEqual(['<Fell> Runner€ 129', '/product/p%201'])
    card.querySelector('img')!.dispatchEvent(new Event('error'))
    await expect.poll(() => card.querySelector('img')).toBeNull()
    card.addEventListener('click', (event) => event.preventDefault())
    press(panel, 'a.product')
    expect(page.told.map(({ name }) => name)).toEqual(['shown', 'clicked'])
  })
})

describe('a product card of an order', () => {
  test('shows what was bought last: the first item of the order', async () => {
    const block: Block = {
      block: 'product',
      name: '{{ orders.last.name }}',
      text: '{{ orders.last.category }}',
      href: '/repair/{{ orders.last.id }}',
    }
    const { kairos } = await startPage([campaign('offer', widget({ blocks: [block] }))])
    expect(await kairos.open('offer')).toMatchObject({ reason: 'fact_missing' })
    const items = [
      { id: 'fell-3', name: 'Fell Runner', category: 'Shoes' },
      { id: 'laces', name: 'Laces' },
    ]
    kairos.track('purchase', { id: 'C-1', value: 184, items })
    const panel = await openIt(kairos, 'offer')
    const card = panel.querySelector('a.product')!
    expect([card.textContent, card.getAttribute('href')]).toEqual(['Fell RunnerShoes', '/repair/fell-3'])
  })
})

describe('a button to share', () => {
  const block: Block = { block: 'share', label: 'Tell a friend', url: '/walk', title: 'A walk' }
  const heard = (page: Awaited<ReturnType<typeof open>>) => {
    const events: unknown[] = []
    page.env.document.addEventListener('kairos:share', (event) => events.push((event as CustomEvent).detail.method))
    return events
  }

  test('shares as the device does, and tells the event', async () => {
    const share = vi.fn(async () => {})
    give('share', share)
    const page = await open([block])
    const events = heard(page)
    press(page.panel, '[part~=share]')
    await expect.poll(() => events).toEqual(['native'])
    expect(share).toHaveBeenCalledWith({ url: new URL('/walk', location.href).href, title: 'A walk' })
  })

  test('of one who thinks better of it tells nothing', async () => {
    const share = vi.fn(() => Promise.reject(new DOMException('', 'AbortError')))
    give('share', share)
    const page = await open([block])
    const events = heard(page)
    press(page.panel, '[part~=share]')
    await expect.poll(() => share.mock.calls.length).toBe(1)
    expect(events).toEqual([])
  })

  test('copies the link elsewhere', async () => {
    const writeText = vi.fn(async () => {})
    give('clipboard', { writeText })
    const page = await open([block])
    const events = heard(page)
    press(page.panel, '[part~=share]')
    await expect.poll(() => page.panel.querySelector('[part~=share]')!.textContent).toBe('Link copied')
    expect(writeText).toHaveBeenCalledWith(new URL('/walk', location.href).href)
    expect(events).toEqual(['copy'])
  })
})

describe('steps', () => {
  const step = (title: string): { blocks: Block[] } => ({ blocks: [{ block: 'title', text: title }] })
  test('lead on and back, and take the focus along', async () => {
    const { panel } = await open([
      { block: 'steps', steps: [step('one'), { ...step('two'), next: 'Last' }, step('three')] },
    ])
    const shown = () => [...panel.querySelectorAll<HTMLElement>('.step')].filter(({ hidden }) => !hidden)
    const read = () => shown().map(({ textContent }) => textContent)
    expect(read()).toEqual(['oneNext'])
    press(shown()[0]!, '.primary')
    await expect.poll(read).toEqual(['twoLastBack'])
    await expect.poll(() => (panel.getRootNode() as ShadowRoot).activeElement).toBe(shown()[0])
    press(shown()[0]!, '.primary')
    await expect.poll(read).toEqual(['threeBack'])
    press(shown()[0]!, '.secondary')
    await expect.poll(read).toEqual(['twoLastBack'])
  })
})
