import { afterEach, expect, test, vi } from 'vitest'
import { createEnv, type Stop } from '../../src/env.ts'
import type { Late } from '../../src/slots/filling.ts'
import { fit } from '../../src/slots/fit.ts'
import { showIn } from '../../src/slots/place.ts'

// happy-dom lays nothing out: the heights are given here; that nothing on a real page moves is tested in packages/e2e.
afterEach(() => void vi.restoreAllMocks())

const late = (element: Element, host: HTMLElement): Late => {
  let back: Stop | undefined
  return {
    content: () => host,
    cause: 'page_view',
    placed: () => {},
    element,
    host,
    isWanted: () => true,
    put() {
      back = showIn(element, host)
      return back ? 'shown' : 'slot_unsupported'
    },
    restore: () => back!(),
  }
}

interface Box {
  top?: number
  before: number
  after: number
  image?: string
  /** How far what is in the middle of the screen moves. */
  moves?: number
}

/** Puts content into an element that is `before` pixels high without it and `after` with it, on an 800 pixel screen. */
function put({ top = 100, before, after, image = '', moves = 0 }: Box) {
  document.body.innerHTML = '<div></div><p></p>'
  const [element, other] = [...document.body.children] as [Element, Element]
  const host = document.createElement('div')
  host.innerHTML = image
  const env = createEnv(window)
  Object.assign(env, { window: { ...window, innerWidth: 1000, innerHeight: 800, performance } })
  const rect = (box: Partial<DOMRect>) => ({ x: 0, y: 0, left: 0, right: 1000, ...box }) as DOMRect
  const isIn = () => element.contains(host)
  vi.spyOn(element, 'getBoundingClientRect').mockImplementation(() => {
    return rect({ top, bottom: top + (isIn() ? after : before) })
  })
  vi.spyOn(other, 'getBoundingClientRect').mockImplementation(() => rect({ y: isIn() ? moves : 0 }))
  document.elementFromPoint = () => other
  const result = fit(env, late(element, host))
  return { result, isIn: isIn() }
}

test.each<[string, Box]>([
  ['of the same height', { before: 40, after: 40 }],
  ['half a pixel off', { before: 40, after: 40.5 }],
  ['that moves only what is below the screen', { top: 800, before: 40, after: 90 }],
  ['with a picture of a known size', { before: 40, after: 40, image: '<img src="/a" width="4" height="4">' }],
])('content %s is shown', (_, box) => {
  const { result, isIn } = put(box)
  expect([result, isIn]).toEqual(['shown', true])
})

test.each<[string, Box]>([
  ['higher', { before: 40, after: 41 }],
  ['lower', { before: 40, after: 39 }],
  ['above the screen, higher', { top: -500, before: 40, after: 90 }],
  ['as high, with another margin', { before: 40, after: 40, moves: 16 }],
  ['below the screen, and moves what is in the middle of it', { top: 800, before: 40, after: 90, moves: -25 }],
])('content that is %s is taken back as late', (_, box) => {
  expect(put(box)).toEqual({ result: 'late', isIn: false })
})

test('a picture that has no size before it arrives is late', () => {
  vi.spyOn(HTMLImageElement.prototype, 'complete', 'get').mockReturnValue(false)
  expect(put({ before: 40, after: 40, image: '<img src="/a">' })).toEqual({ result: 'late', isIn: false })
})

test('an element that cannot show it is told as it is', () => {
  document.body.innerHTML = '<div></div>'
  const element = document.body.firstElementChild!
  element.attachShadow({ mode: 'open' })
  expect(fit(createEnv(window), late(element, document.createElement('div')))).toBe('slot_unsupported')
})
