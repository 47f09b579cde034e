import { createProfile, type Profile } from '@kairos/core'
import { takeDrawn } from '@kairos/core/live'
import { expect, test } from 'vitest'
import { type Merging, merge } from '../../src/storage/merge.ts'

const profileOf = (reached?: unknown, id = 'v-1') =>
  ({ ...createProfile(id, 0), ...(reached !== undefined && { reached }) }) as Profile

/** What is written where this page has one profile, and another tab wrote a newer one meanwhile. */
const merged = (mine: Profile, newer: Profile): string[] | undefined => {
  const merging: Merging = {
    mine: { write: 1, heard: {}, profile: mine },
    own: { page: 'this', from: 0, happened: [], pending: {} },
    left: [],
    others: [{ write: 2, heard: {}, profile: newer }],
    retell: (profile) => profile,
    takeDrawn,
  }
  return merge(merging).profile.reached
}

test.each([
  ['two tabs counted different orders', ['sale 1', 'sale 2'], ['sale 1', 'sale 3'], ['sale 1', 'sale 3', 'sale 2']],
  ['only this one counted some', ['sale 1'], undefined, ['sale 1']],
  ['none did', undefined, undefined, undefined],
])('what was counted as a goal is known to all: %s', (_, mine, newer, all) => {
  expect(merged(profileOf(mine), profileOf(newer))).toEqual(all)
})

test('of more than 30 the latest are known', () => {
  const many = (from: number) => Array.from({ length: 30 }, (_, n) => `sale ${from + n}`)
  expect(merged(profileOf(many(30)), profileOf(many(0)))).toEqual(many(30))
})

test('what somebody else counted is not this visitor’s', () => {
  expect(merged(profileOf(['sale 1']), profileOf(['sale 2'], 'v-2'))).toEqual(['sale 2'])
})
