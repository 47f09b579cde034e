import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { call, openShop, setDataLayer } from './site.ts'

let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  stop()
  setDataLayer()
  vi.useRealTimers()
})

const login = (method: string) => ({ event: 'login', method })

function hearing(entries?: unknown[]) {
  const shop = openShop({})
  const layer = setDataLayer(entries)
  stop = shop.watch()
  vi.advanceTimersByTime(0)
  return { ...shop, layer, methods: () => shop.told().map(([, props]) => props?.method) }
}

describe('push', () => {
  test('is chained: its value, its order and its receiver are as they were', () => {
    const got: unknown[] = []
    const entries: unknown[] = [login('history')]
    entries.push = function (...more) {
      got.push([this === entries, ...more])
      return Array.prototype.push.apply(this, more)
    }
    const { layer, methods } = hearing(entries)
    expect(layer.push(login('a'), login('b'))).toBe(3)
    expect(got).toEqual([[true, login('a'), login('b')]])
    expect(methods()).toEqual(['history', 'a', 'b'])
  })

  test('may throw as it did', () => {
    const entries: unknown[] = []
    entries.push = () => {
      throw new Error('of the page')
    }
    const { layer } = hearing(entries)
    expect(() => layer.push(login('a'))).toThrow('of the page')
  })

  test('may be chained again by a tag manager that came later, which pushes on its way', () => {
    const { layer, methods } = hearing([])
    const before = layer.push
    layer.push = function (...more) {
      const result = before.apply(this, more)
      if (more.some((entry) => (entry as { event: string }).event === 'start'))
        before.apply(this, [login('on the way')])
      return result
    }
    layer.push({ event: 'start' }, login('a'))
    vi.advanceTimersByTime(20_000)
    layer.push(login('b'))
    expect(methods()).toEqual(['a', 'on the way', 'b'])
  })

  test('may be replaced by somebody who does not call it: nothing is lost or heard twice', () => {
    const { layer, methods } = hearing([])
    layer.push = (...more) => Array.prototype.push.apply(layer, more)
    layer.push(login('a'))
    vi.advanceTimersByTime(20_000)
    layer.push(login('b'))
    expect(methods()).toEqual(['a', 'b'])
  })

  test('may throw old entries away', () => {
    const entries: unknown[] = [login('a'), login('b')]
    entries.push = function (...more) {
      const result = Array.prototype.push.apply(this, more)
      while (this.length > 2) this.shift()
      return result
    }
    const { layer, methods } = hearing(entries)
    layer.push(login('c'))
    layer.push(login('d'), login('e'))
    vi.advanceTimersByTime(20_000)
    expect(methods()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test('tells one object twice when it is pushed twice', () => {
    const { layer, methods } = hearing([])
    const entry = login('again')
    layer.push(entry)
    layer.push(entry)
    expect(methods()).toEqual(['again', 'again'])
  })

  test('is the page’s own after the end, and an empty layer has none of its own', () => {
    const { layer } = hearing([])
    expect(Object.hasOwn(layer, 'push')).toBe(true)
    stop()
    expect(Object.hasOwn(layer, 'push')).toBe(false)
  })

  test('of somebody else stays after the end, and ours below it is silent', () => {
    const { layer, methods } = hearing([])
    const before = layer.push
    const theirs = (...more: unknown[]) => before.apply(layer, more)
    layer.push = theirs
    stop()
    expect(layer.push).toBe(theirs)
    expect(layer.push(login('a'))).toBe(1)
    expect(methods()).toEqual([])
  })
})

describe('a layer', () => {
  test('that comes late is found', () => {
    const { methods } = hearing()
    setDataLayer([login('late')])
    vi.advanceTimersByTime(3000)
    expect(methods()).toEqual(['late'])
  })

  test('that is replaced is followed, from a page view at the latest', () => {
    const { methods, track } = hearing([login('a')])
    vi.advanceTimersByTime(20_000)
    const layer = setDataLayer([login('b')])
    track('page_view', { facts: {} })
    layer.push(login('c'))
    expect(methods()).toEqual(['a', 'b', 'c'])
  })

  test.each([
    ['a text', 'dataLayer'],
    ['an object', { push: 7 }],
    ['nothing', null],
  ])('that is %s is left alone', (_, found) => {
    Object.assign(window, { dataLayer: found })
    const shop = openShop({})
    stop = shop.watch()
    vi.advanceTimersByTime(20_000)
    expect([shop.told(), (window as { dataLayer?: unknown }).dataLayer]).toEqual([[], found])
  })

  test('that is never there is not made', () => {
    hearing()
    vi.advanceTimersByTime(20_000)
    expect('dataLayer' in window).toBe(false)
  })

  test('that is frozen is read', () => {
    const { methods, diagnose } = hearing(Object.freeze([login('a')]) as unknown[])
    vi.advanceTimersByTime(20_000)
    expect(methods()).toEqual(['a'])
    expect(diagnose).toHaveBeenCalledTimes(1)
  })

  test('behind a getter that throws is nobody’s', () => {
    Object.defineProperty(window, 'dataLayer', {
      configurable: true,
      get: () => {
        throw new Error('no')
      },
    })
    const shop = openShop({})
    stop = shop.watch()
    vi.advanceTimersByTime(20_000)
    expect(shop.told()).toEqual([])
    expect(shop.diagnose).toHaveBeenCalledTimes(1)
  })
})

describe('hostile entries', () => {
  const cyclic: Record<string, unknown> = { event: 'login', method: 'cyclic' }
  cyclic.self = cyclic
  cyclic.ecommerce = cyclic

  test('tell what can be read, and one diagnostic', () => {
    const { methods, diagnose, layer } = hearing([
      null,
      7,
      'text',
      () => {},
      document.body,
      window,
      {
        get event() {
          throw new Error('no')
        },
      },
      {
        event: 'login',
        get ecommerce(): never {
          throw new Error('no')
        },
      },
      JSON.parse('{"__proto__": {"event": "login"}, "constructor": {"event": "login"}}'),
      Object.create({ event: 'login', method: 'inherited' }),
      { event: 'login', method: Symbol('x') },
      { event: 'login', method: 12n },
      cyclic,
      {
        event: 'add_to_cart',
        ecommerce: { items: [cyclic, { item_id: { toString: () => 'x' }, price: document.body }] },
      },
      new Proxy(
        {},
        {
          getOwnPropertyDescriptor: () => {
            throw new Error('no')
          },
        },
      ),
      call(),
      login('last'),
    ])
    expect(methods()).toEqual([undefined, undefined, 'cyclic', undefined, undefined, 'last'])
    expect(diagnose.mock.calls).toEqual([[{ path: 'dataLayer', expected: 'entries that can be read' }]])
    expect(layer.push(login('and on'))).toBe(18)
    expect(methods().at(-1)).toBe('and on')
  })

  test('100,000 of them cost a look at the latest', () => {
    const entries = Array.from({ length: 100_000 }, (_, n) => login(`${n}`))
    const { methods, diagnose } = hearing(entries)
    expect(methods()).toHaveLength(1000)
    expect(methods().at(-1)).toBe('99999')
    expect(diagnose.mock.calls).toEqual([[{ path: 'dataLayer', expected: 'at most 1000 entries' }]])
  })

  test('a push of ten thousand items tells a hundred', () => {
    const items = Array.from({ length: 10_000 }, (_, n) => ({ item_id: `p${n}` }))
    expect(hearing([{ event: 'view_item', ecommerce: { items } }]).told()).toHaveLength(100)
  })
})
