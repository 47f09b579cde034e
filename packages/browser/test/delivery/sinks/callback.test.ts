import { afterEach, expect, test, vi } from 'vitest'
import { allOf, openSinks, setGlobal } from './site.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a function of the site hears every record as it is', () => {
  const hear = vi.fn()
  setGlobal('shop', { measured: hear })
  const { sinks } = openSinks({ type: 'callback', global: 'shop.measured' })
  for (const record of allOf()) sinks.tell(record)
  expect(hear.mock.calls.map(([record]) => record)).toEqual(allOf())
})

test('what it does to a record, no other one hears', () => {
  const names: string[] = []
  setGlobal('onKairosRecord', (record: { name: string }) => {
    names.push(record.name)
    record.name = 'spoiled'
  })
  const { sinks } = openSinks({ type: 'callback' }, { type: 'callback' })
  sinks.tell(allOf()[0]!)
  expect(names).toEqual(['exposure', 'exposure'])
})
