import type { Decision } from '@kairos/core'
import { beforeEach, expect, test, vi } from 'vitest'
import { act } from '../../src/actions/act.ts'
import { createEnv } from '../../src/env.ts'
import type { Filling } from '../../src/slots/filling.ts'
import type { Slots } from '../../src/slots/slots.ts'
import { createKit } from '../kit.ts'

const fillings: Record<string, Filling> = {}
const stopped = vi.fn()
const placed = vi.fn()

beforeEach(() => {
  for (const name of Object.keys(fillings)) delete fillings[name]
  for (const spy of [stopped, placed]) spy.mockClear()
})

const slots = {
  fill(name: string, filling: Filling) {
    fillings[name] = filling
    return () => stopped(name)
  },
} as unknown as Slots

const run = (changes: Partial<Decision>) =>
  act({
    kit: createKit(createEnv(window)),
    slots,
    decision: {
      campaign: 'welcome',
      variant: 'warm',
      acts: true,
      reason: 'acts',
      surfaces: ['slot:hero'],
      actions: [{ type: 'slot', slot: 'hero', title: 'Hello' }],
      ...changes,
    },
    cause: 'page_view',
    placed,
  })

const textOf = (slot: string) => (fillings[slot]!.content!(document.body) as HTMLElement).textContent

const outcome = { campaign: 'welcome', variant: 'warm', surface: 'slot:hero' }

test('the slot of each surface gets its own content', () => {
  run({
    surfaces: ['slot:hero', 'slot:side'],
    actions: [
      { type: 'slot', slot: 'hero', title: 'Hello' },
      { type: 'slot', slot: 'side', title: 'There' },
    ],
  })
  expect(textOf('hero')).toBe('Hello')
  expect(textOf('side')).toBe('There')
})

test('a control holds its slots with the page’s own content', () => {
  run({ actions: [] })
  expect(fillings.hero!.content).toBeUndefined()
})

test.each(['shown', 'late', 'slot_unsupported'] as const)('each element is told as %s', (result) => {
  run({})
  const element = document.createElement('div')
  fillings.hero!.placed(element, result)
  expect(placed).toHaveBeenCalledExactlyOnceWith(outcome, element, result)
})

test('taking it back empties every slot of it', () => {
  const undo = run({ surfaces: ['slot:hero', 'slot:side'] })
  undo()
  expect(stopped.mock.calls).toEqual([['hero'], ['side']])
})

test('a surface that is no slot is somebody else’s', () => {
  run({ surfaces: ['center'] })
  expect(fillings).toEqual({})
})
