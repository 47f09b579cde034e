import { type CampaignRecord, createProfile, createState, type Profile } from '@kairos/core'
import { base, compile } from '@kairos/core/first'
import { bounded, retell, takeDrawn } from '@kairos/core/live'
import { vi } from 'vitest'
import { createChannel } from '../src/channel.ts'
import type { Env } from '../src/env.ts'
import type { StorageBase } from '../src/given.ts'
import type { Kit } from '../src/kit.ts'
import { loadPart } from '../src/loadPart.ts'
import type { Store } from '../src/storage/store.ts'

/** A kit as the first download gives it, for a visitor who agrees to everything. */
export function createKit(env: Env, changes: Partial<Kit> = {}): Kit {
  return {
    env,
    site: 'shop',
    settings: { records: { url: 'https://collect.example/v1/batch', writeKey: 'key' } },
    consent: () => ({ personalization: true, analytics: true }),
    program: compile({ kairos: 1, site: 'shop' }),
    act: () => () => {},
    preview: undefined,
    load: (name) => loadPart(name, vi.fn()),
    diagnose: vi.fn(),
    state: () => createState(createProfile('v-1', 0)),
    answered: () => ({ personalization: true, analytics: true }),
    answer: vi.fn(),
    agree: vi.fn(),
    send: vi.fn(),
    records: createChannel(),
    showings: createChannel(),
    base,
    equip: vi.fn(),
    select: vi.fn(),
    enter: vi.fn(),
    address: () => env.window.location.href,
    hear: () => () => {},
    memory: {
      page: 'this',
      leftKey: 'kairos:shop:left:',
      allowed: () => true,
      read: () => undefined,
      keep: vi.fn(),
      runtime: () => runtimeOf(createProfile('v-1', 1000)),
      known: { write: 0, heard: {} },
      isErased: false,
      keeper: { save: vi.fn(), leave: vi.fn(), catchUp: vi.fn(), erase: vi.fn() },
    },
    share: undefined,
    facts: undefined,
    ...changes,
  }
}

/** What the second download gives to storage. */
export const telling: StorageBase = { retell, takeDrawn, bounded }

/** A page on which nothing happened. */
const runtimeOf = (profile: Profile) => ({
  unsaved: () => ({ profile, from: 0, happened: [], waiting: [], pending: {} }),
  saved: vi.fn(),
  adopt: vi.fn(),
})

/** The database, in memory, with every value in sight. */
export function createMemoryStore(values: Record<string, unknown> = {}): Store & { values: Record<string, unknown> } {
  return {
    values,
    get: async (key) => values[key],
    update: async (key, change) => {
      values[key] = change(values[key] as never)
      return true
    },
    remove: async (key) => {
      delete values[key]
    },
    keys: async () => Object.keys(values),
  }
}

export const createRecord = (changes: Partial<CampaignRecord> = {}): CampaignRecord => ({
  name: 'exposure',
  at: 1_700_000_000_000,
  visitor: 'v-1',
  visit: 1,
  campaign: 'welcome',
  variant: 'warm',
  revision: 3,
  segments: ['returning'],
  ...changes,
})

export const withPages = (profile: Profile, pages: number): Profile => ({ ...profile, pages })
