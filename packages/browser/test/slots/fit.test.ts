import { beforeEach, expect, test, vi } from 'vitest'
import type { Env } from '../../src/env.ts'
import { fit } from '../../src/slots/fit.ts'

// happy-dom lays nothing out: the heights are given here; that nothing on a real page moves is tested in packages/e2e.
const undo = vi.fn()
beforeEach(() => void undo.mockClear())

interface Box {
  top?: number
  before: number
  after: number
  painted?: boolean
}

/** Puts content into an element that is `before` pixels high without it and `after` with it, on an 800 pixel screen. */
function put({ top = 100, before, after, painted = true }: Box) {
  const env = {
    window: { innerHeight: 800, performance: { getEntriesByType: () => (painted ? [{}] : []) } },
  } as unknown as Env
  let height = before
  const element = { getBoundingClientRect: () => ({ top, height, bottom: top + height }) } as Element
  return fit(env, element, () => {
    height = after
    return undo
  })
}

test.each<[string, Box]>([
  ['of the same height', { before: 40, after: 40 }],
  ['half a pixel off', { before: 40, after: 40.5 }],
  ['that moves the page before anything was painted', { before: 40, after: 90, painted: false }],
  ['that moves only what is below the screen', { top: 800, before: 40, after: 90 }],
])('content %s is shown', (_, box) => {
  expect(put(box)).toEqual({ undo })
  expect(undo).not.toHaveBeenCalled()
})

test.each<[string, Box]>([
  ['higher', { before: 40, after: 41 }],
  ['lower', { before: 40, after: 39 }],
  ['above the screen', { top: -500, before: 40, after: 90 }],
])('content that is %s than the place is taken back as late', (_, box) => {
  expect(put(box)).toBe('late')
  expect(undo).toHaveBeenCalledOnce()
})

test('an element that cannot show it is told as it is', () => {
  const env = { window: { innerHeight: 800, performance: { getEntriesByType: () => [{}] } } } as unknown as Env
  const element = { getBoundingClientRect: () => ({ top: 0, height: 10 }) } as Element
  expect(fit(env, element, () => undefined)).toEqual({ undo: undefined })
})
