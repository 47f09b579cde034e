import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Late } from '../../src/slots/filling.ts'
import { startLate } from '../../src/slots/late.ts'
import { find, openPage } from '../page.ts'

// happy-dom lays nothing out: here an element is as high as the test says, with the page's content and with ours.
let own = 40
let ours = 40
let wanted = true
let inView: (isIntersecting: boolean) => void
let watched: Element[] = []
let start: () => void
let late: Late
const placed = vi.fn()

const open = (cause = 'page_view') => {
  const env = openPage('/', '<div id="hero"></div><p></p>')
  const element = find('#hero')
  const host = document.createElement('div')
  const height = () => (!element.contains(host) ? own : Number.parseFloat(host.style.height) || ours)
  element.getBoundingClientRect = () =>
    ({ top: 10, bottom: 10 + height(), x: 0, y: 10, left: 0, right: 100 }) as DOMRect
  find('p').getBoundingClientRect = () => ({ x: 0, y: 10 + height() }) as DOMRect
  Object.defineProperty(element, 'clientHeight', { get: height })
  element.style.padding = '0px'
  const put = () => {
    element.append(host)
    return 'shown' as const
  }
  late = {
    content: () => host,
    cause,
    placed,
    element,
    host,
    put,
    isWanted: () => wanted,
    restore: () => host.remove(),
  }
  start = () => startLate(env, late)
}
const isShown = () => late.element.contains(late.host)

beforeEach(() => {
  own = 40
  ours = 40
  wanted = true
  watched = []
  placed.mockClear()
  class FakeObserver {
    constructor(listener: (entries: { isIntersecting: boolean }[]) => void) {
      inView = (isIntersecting) => listener([{ isIntersecting }])
    }
    observe = (element: Element) => watched.push(element)
    disconnect = () => watched.splice(0)
  }
  vi.stubGlobal('IntersectionObserver', FakeObserver)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test('content that fits is shown at once', () => {
  open()
  start()
  expect(placed.mock.calls).toEqual([[late.element, 'shown']])
  expect(watched).toEqual([])
})

describe('an action that asks for a transition', () => {
  let change: () => void
  const startViewTransition = vi.fn((run: () => void) => {
    change = run
    return { ready: Promise.reject(new Error('skipped')) }
  })
  const animated = (isStill = false) => {
    open()
    late.action = { transition: true }
    vi.stubGlobal('matchMedia', () => ({ matches: isStill }))
    Object.assign(document, { startViewTransition })
  }
  afterEach(() => {
    Reflect.deleteProperty(document, 'startViewTransition')
    startViewTransition.mockClear()
  })

  test('changes what is shown when the browser has its picture of before', () => {
    animated()
    start()
    expect([isShown(), placed.mock.calls]).toEqual([false, []])
    change()
    expect([isShown(), placed.mock.calls]).toEqual([true, [[late.element, 'shown']]])
  })

  test('and is taken back meanwhile, changes nothing', () => {
    animated()
    start()
    wanted = false
    change()
    expect([isShown(), placed.mock.calls]).toEqual([false, []])
  })

  test.each([
    ['the visitor wants less motion', () => animated(true)],
    [
      'the slot is off-screen',
      () => {
        animated()
        late.element.getBoundingClientRect = () =>
          ({ top: 9000, bottom: 9040, x: 0, y: 9000, left: 0, right: 100 }) as DOMRect
      },
    ],
    [
      'the page has a transition of its own',
      () => {
        animated()
        Object.assign(document, { activeViewTransition: {} })
      },
    ],
    [
      'the browser has none',
      () => {
        animated()
        Reflect.deleteProperty(document, 'startViewTransition')
      },
    ],
  ])('gets none where %s', (_, prepare) => {
    prepare()
    start()
    Reflect.deleteProperty(document, 'activeViewTransition')
    expect([isShown(), startViewTransition.mock.calls.length]).toEqual([true, 0])
  })
})

describe('an action that is announced', () => {
  const said = () => late.element.shadowRoot!.querySelector('[role=status]')?.textContent
  beforeEach(() => {
    vi.useFakeTimers()
    open()
    late.element.attachShadow({ mode: 'open' })
    late.host.innerHTML = '<h2>Hard to choose?</h2><p>Take both.</p>'
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('is said in a polite region that was there before, and is gone again', () => {
    late.action = { announce: true }
    start()
    expect(said()).toBe('')
    vi.advanceTimersByTime(200)
    expect(said()).toMatch(/Hard to choose\?\s*Take both\./)
    vi.advanceTimersByTime(5000)
    expect(said()).toBeUndefined()
  })

  test('is not said while the page is still loading', () => {
    late.action = { announce: true }
    vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive')
    start()
    vi.restoreAllMocks()
    expect([isShown(), said()]).toEqual([true, undefined])
  })

  test('and one that asks for nothing says nothing', () => {
    start()
    expect([isShown(), said()]).toEqual([true, undefined])
  })
})

test('what a framework is still to meet is left alone until the page says so', async () => {
  open()
  document.body.toggleAttribute('data-kairos-wait', true)
  start()
  expect([isShown(), placed.mock.calls]).toEqual([false, []])
  document.body.removeAttribute('data-kairos-wait')
  await new Promise((done) => setTimeout(done))
  expect(placed.mock.calls).toEqual([[late.element, 'shown']])
})

test('what waited for a framework shows in a preview whatever it moves', async () => {
  ours = 90
  open('preview')
  document.body.toggleAttribute('data-kairos-wait', true)
  start()
  document.body.removeAttribute('data-kairos-wait')
  await new Promise((done) => setTimeout(done))
  expect([isShown(), placed.mock.calls]).toEqual([true, [[late.element, 'shown']]])
})

test('content nobody wants any more is not shown', () => {
  open()
  wanted = false
  start()
  expect([isShown(), placed.mock.calls]).toEqual([false, []])
})

describe('content that does not fit', () => {
  beforeEach(() => {
    ours = 90
  })

  test('waits, and is shown when its place is off-screen and it moves nothing', () => {
    open()
    start()
    expect([isShown(), placed.mock.calls]).toEqual([false, [[late.element, 'late']]])
    inView(true)
    inView(false)
    expect(isShown()).toBe(false)
    ours = 40
    inView(false)
    expect([isShown(), placed.mock.calls[1], watched]).toEqual([true, [late.element, 'shown'], []])
  })

  test('and is taken back while it waits, is forgotten', () => {
    open()
    start()
    wanted = false
    ours = 40
    inView(false)
    expect([isShown(), watched]).toEqual([false, []])
  })

  test.each(['page_view', 'consent'])('waits where it was decided by %s', (cause) => {
    open(cause)
    start()
    expect(placed.mock.calls).toEqual([[late.element, 'late']])
  })

  test('is shown in the box its place has where the visitor’s own doing brought it', () => {
    open('add_to_cart')
    start()
    expect(placed.mock.calls).toEqual([[late.element, 'shown']])
    expect([late.host.style.height, late.host.style.overflow]).toEqual(['40px', 'auto'])
  })

  test('is not put into a box in which nobody could read it', () => {
    own = 39
    open('add_to_cart')
    start()
    expect([isShown(), late.host.hasAttribute('style')]).toEqual([false, false])
  })
})

test.each(['load', 'error'])('a picture without a size is shown at its %s', (type) => {
  open()
  const image = late.host.appendChild(document.createElement('img'))
  const complete = vi.spyOn(image, 'complete', 'get').mockReturnValue(false)
  start()
  expect([isShown(), image.loading]).toEqual([false, 'eager'])
  complete.mockReturnValue(true)
  image.dispatchEvent(new Event(type))
  expect([isShown(), watched]).toEqual([true, []])
})
