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

test('what a framework is still to meet is left alone until the page says so', async () => {
  open()
  document.body.toggleAttribute('data-kairos-wait', true)
  start()
  expect([isShown(), placed.mock.calls]).toEqual([false, []])
  document.body.removeAttribute('data-kairos-wait')
  await new Promise((done) => setTimeout(done))
  expect(placed.mock.calls).toEqual([[late.element, 'shown']])
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
