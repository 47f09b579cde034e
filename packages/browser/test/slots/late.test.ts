import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ShowLate } from '../../src/kit.ts'
import { startLate } from '../../src/slots/late.ts'
import { startLates } from '../../src/slots/lates.ts'
import type { Late } from '../../src/slots/slots.ts'
import { createKit } from '../kit.ts'
import { find, openPage } from '../page.ts'

// happy-dom lays nothing out: here an element is as high as the test says, with the page's content and with ours.
let own = 40
let ours = 40
let wanted = true
let inView: (isIntersecting: boolean) => void
let watched: Element[] = []
let part: ShowLate
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
  part = startLate({ env })
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
  part?.stop()
  vi.unstubAllGlobals()
})

test('content that fits is shown at once', () => {
  open()
  part.show(late)
  expect(placed.mock.calls).toEqual([[late.element, 'shown']])
  expect(watched).toEqual([])
})

test('content nobody wants any more is not shown', () => {
  open()
  wanted = false
  part.show(late)
  expect([isShown(), placed.mock.calls]).toEqual([false, []])
})

describe('content that does not fit', () => {
  beforeEach(() => {
    ours = 90
  })

  test('waits, and is shown when its place is off-screen and it moves nothing', () => {
    open()
    part.show(late)
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
    part.show(late)
    wanted = false
    ours = 40
    inView(false)
    expect([isShown(), watched]).toEqual([false, []])
  })

  test('waits no longer when everything is taken back', () => {
    open()
    part.show(late)
    part.stop()
    expect(watched).toEqual([])
  })

  test.each(['page_view', 'consent'])('waits where it was decided by %s', (cause) => {
    open(cause)
    part.show(late)
    expect(placed.mock.calls).toEqual([[late.element, 'late']])
  })

  test('is shown in the box its place has where the visitor’s own doing brought it', () => {
    open('add_to_cart')
    part.show(late)
    expect(placed.mock.calls).toEqual([[late.element, 'shown']])
    expect([late.host.style.height, late.host.style.overflow]).toEqual(['40px', 'auto'])
  })

  test('is not put into a box in which nobody could read it', () => {
    own = 39
    open('add_to_cart')
    part.show(late)
    expect([isShown(), late.host.hasAttribute('style')]).toEqual([false, false])
  })
})

test.each(['load', 'error'])('a picture without a size is shown at its %s', (type) => {
  open()
  const image = late.host.appendChild(document.createElement('img'))
  const complete = vi.spyOn(image, 'complete', 'get').mockReturnValue(false)
  part.show(late)
  expect([isShown(), image.loading]).toEqual([false, 'eager'])
  complete.mockReturnValue(true)
  image.dispatchEvent(new Event(type))
  expect([isShown(), watched]).toEqual([true, []])
})

describe('the part', () => {
  const kitWith = (load: () => Promise<unknown>) => {
    const kit = createKit(openPage())
    return createKit(openPage(), { parts: { ...kit.parts, late: vi.fn(load) as never } })
  }

  test('is fetched once, where something is late', async () => {
    const show = vi.fn()
    const kit = kitWith(async () => ({ start: () => ({ show, stop: () => {} }) }))
    const stop = startLates(kit)
    expect(kit.parts.late).not.toHaveBeenCalled()
    kit.lates.put('first' as never)
    kit.lates.put('second' as never)
    await vi.waitFor(() => expect(show.mock.calls).toEqual([['first'], ['second']]))
    expect(kit.parts.late).toHaveBeenCalledOnce()
    stop()
  })

  test('that does not come is told once', async () => {
    const kit = kitWith(() => Promise.reject(new Error('gone')))
    const stop = startLates(kit)
    kit.lates.put('first' as never)
    kit.lates.put('second' as never)
    await vi.waitFor(() =>
      expect(kit.diagnose).toHaveBeenCalledExactlyOnceWith({ path: 'kairos-late.mjs', expected: 'Error: gone' }),
    )
    stop()
  })
})
