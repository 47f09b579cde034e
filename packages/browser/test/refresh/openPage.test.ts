import type { Campaign } from '@kairos/schema'
import { expect, test } from 'vitest'
import { actingAnew, openPageFile, uncounted, without } from '../../src/refresh/openPage.ts'

const campaign = (id: string, more: Partial<Campaign> = {}): Campaign => ({ id, variants: [{ id: 'a' }], ...more })
const idsOf = (campaigns: Campaign[] = []) => campaigns.map(({ id }) => id).sort()

test('live campaigns are those of the new revision, the others stay until the next page', () => {
  const before = {
    campaigns: [campaign('old-live', { live: true }), campaign('old'), campaign('both', { priority: 1 })],
  }
  const file = { campaigns: [campaign('new-live', { live: true }), campaign('new'), campaign('both', { priority: 2 })] }
  const { campaigns } = openPageFile(before, file)
  expect(idsOf(campaigns)).toEqual(['both', 'new-live', 'old'])
  expect(campaigns!.find(({ id }) => id === 'both')!.priority).toBe(1)
})

test('what is switched off is so at once', () => {
  const { campaigns } = openPageFile({ campaigns: [campaign('a')] }, { campaigns: [campaign('a', { enabled: false })] })
  expect(campaigns).toEqual([campaign('a', { enabled: false })])
})

test('a campaign that is live no more goes on until the next page', () => {
  const live = campaign('a', { live: true })
  expect(openPageFile({ campaigns: [live] }, { campaigns: [campaign('a')] }).campaigns).toEqual([live])
})

test('settings, segments and slots of the new revision count, those that only old campaigns know stay', () => {
  const before = { settings: { enabled: true }, segments: { a: { when: {} }, b: { when: {} } }, campaigns: [] }
  const file = { settings: { enabled: false }, segments: { a: { when: { x: 1 } } } }
  expect(openPageFile(before, file)).toMatchObject({
    settings: { enabled: false },
    segments: { a: { when: { x: 1 } }, b: { when: {} } },
  })
})

test('a file that holds anything is taken as far as it goes', () => {
  const odd = { campaigns: [null, 7, campaign('a', { live: true })] } as never
  expect(idsOf(openPageFile(odd, odd).campaigns)).toEqual(['a'])
  expect(openPageFile({ campaigns: 'x' } as never, { campaigns: {} } as never).campaigns).toEqual([])
})

test('only what acts and reads otherwise is shown anew, without being counted again', () => {
  const limits = [{ max: 1, per: 'visit' }]
  const before = { campaigns: [campaign('a', { limits }), campaign('b'), campaign('c')] }
  const open = { campaigns: [campaign('a', { limits, name: 'A' }), campaign('b'), campaign('c', { name: 'C' })] }
  const anew = actingAnew(before, open, new Set(['a', 'b']))
  expect([...anew]).toEqual(['a'])
  expect(without(open, anew).campaigns!.map(({ enabled }) => enabled)).toEqual([false, undefined, undefined])
  expect(uncounted(open, anew).campaigns![0]).toEqual(campaign('a', { name: 'A', interrupts: false }))
})
