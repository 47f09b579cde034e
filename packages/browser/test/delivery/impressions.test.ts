import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startImpressions } from '../../src/delivery/impressions.ts'
import type { Kit } from '../../src/kit.ts'
import { fakeIntersections } from '../intersections.ts'
import { createKit } from '../kit.ts'
import { find, openPage } from '../page.ts'

// happy-dom's IntersectionObserver sees nothing, since nothing is laid out: a fake says what is in view. The browser's
// own is met in packages/e2e.
let kit: Kit
let view: ReturnType<typeof fakeIntersections>
let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
  view = fakeIntersections()
  kit = createKit(openPage('/', '<div id="a"><a href="#x"><b>Go</b></a><p>words</p></div><div id="b"></div>'))
  stop = startImpressions(kit)
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const outcome = { campaign: 'welcome', variant: 'warm', surface: 'slot:hero' }
const show = (selector: string, changes = {}) => {
  kit.showings.put({ ...outcome, ...changes, element: find(selector) })
  return find(selector)
}

describe('a showing is seen', () => {
  test('after one second with half of it in view', () => {
    const element = show('#a')
    view.scroll(element, 0.5)
    vi.advanceTimersByTime(999)
    expect(kit.send).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(kit.send).toHaveBeenCalledExactlyOnceWith('seen', outcome)
  })

  test('when it is higher than the screen and fills half of it', () => {
    const element = show('#a')
    view.scroll(element, 0.2, 0.5)
    vi.advanceTimersByTime(1000)
    expect(kit.send).toHaveBeenCalledOnce()
  })

  test('when it is scrolled a little during that second', () => {
    const element = show('#a')
    view.scroll(element, 0.3, 0.6)
    vi.advanceTimersByTime(600)
    view.scroll(element, 0.4, 0.8)
    vi.advanceTimersByTime(400)
    expect(kit.send).toHaveBeenCalledOnce()
  })

  test('once, however often it comes back', () => {
    const element = show('#a')
    for (const share of [1, 0, 1]) {
      view.scroll(element, share)
      vi.advanceTimersByTime(2000)
    }
    expect(kit.send).toHaveBeenCalledOnce()
  })

  test('once for two places of one slot', () => {
    for (const element of [show('#a'), show('#b')]) view.scroll(element, 1)
    vi.advanceTimersByTime(1000)
    expect(kit.send).toHaveBeenCalledOnce()
  })

  test('each for itself when they are of different variants', () => {
    for (const element of [show('#a'), show('#b', { variant: 'cool' })]) view.scroll(element, 1)
    vi.advanceTimersByTime(1000)
    expect(kit.send).toHaveBeenCalledTimes(2)
  })

  test('though it was shown before this part had loaded', () => {
    stop()
    const element = show('#a')
    stop = startImpressions(kit)
    view.scroll(element, 1)
    vi.advanceTimersByTime(1000)
    expect(kit.send).toHaveBeenCalledOnce()
  })
})

describe('a showing is not seen', () => {
  test.each([
    ['less than half of it in view', 0.49, 0],
    ['little of it on little of the screen', 0.2, 0.49],
  ])('with %s', (_, share, filled) => {
    view.scroll(show('#a'), share, filled)
    vi.advanceTimersByTime(5000)
    expect(kit.send).not.toHaveBeenCalled()
  })

  test('when it leaves within the second', () => {
    const element = show('#a')
    view.scroll(element, 1)
    vi.advanceTimersByTime(900)
    view.scroll(element, 0.4)
    vi.advanceTimersByTime(5000)
    expect(kit.send).not.toHaveBeenCalled()
  })

  test('when two short looks make a second together', () => {
    const element = show('#a')
    for (const share of [1, 0, 1, 0]) {
      view.scroll(element, share)
      vi.advanceTimersByTime(600)
    }
    expect(kit.send).not.toHaveBeenCalled()
  })
})

describe('a click', () => {
  test('on something in a link is told', () => {
    show('#a')
    find('#a b').click()
    expect(kit.send).toHaveBeenCalledExactlyOnceWith('clicked', outcome)
  })

  test('on a link in the shadow root of an isolated slot is told', () => {
    const shadow = show('#b').attachShadow({ mode: 'open' })
    shadow.innerHTML = '<a href="#x"><b>Go</b></a>'
    shadow.querySelector('b')!.click()
    expect(kit.send).toHaveBeenCalledExactlyOnceWith('clicked', outcome)
  })

  test('on anything else is not', () => {
    show('#a')
    find('#a p').click()
    expect(kit.send).not.toHaveBeenCalled()
  })

  test('is told once when the same element showed it twice', () => {
    show('#a')
    show('#a')
    find('#a b').click()
    expect(kit.send).toHaveBeenCalledOnce()
  })
})

test('stopping ends observers, timers and listeners', () => {
  const element = show('#a')
  view.scroll(element, 1)
  stop()
  find('#a b').click()
  vi.advanceTimersByTime(5000)
  expect(kit.send).not.toHaveBeenCalled()
  expect(view.watched()).toEqual([])
})
