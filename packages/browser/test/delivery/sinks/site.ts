import type { CampaignRecord } from '@kairos/core'
import { compile } from '@kairos/core/first'
import type { Sink, SinkName } from '@kairos/schema'
import { vi } from 'vitest'
import type { Sinks } from '../../../src/given.ts'
import { start } from '../../../src/sinks.ts'
import { createKit, createRecord } from '../../kit.ts'
import { openPage } from '../../page.ts'

const config = {
  kairos: 1,
  site: 'shop',
  campaigns: [
    {
      id: 'welcome',
      name: 'Welcome back',
      variants: [
        { id: 'warm', name: 'Warm words', actions: [{ type: 'slot', slot: 'hero', title: 'Hello' }] },
        { id: 'control' },
      ],
    },
  ],
}

/** A page whose file names these analytics. */
export function openSinks(...sinks: (SinkName | Sink)[]): { sinks: Sinks; diagnose: ReturnType<typeof vi.fn> } {
  const env = openPage()
  const program = compile(config)
  const diagnose = vi.fn()
  const settings = { records: { sinks } }
  return { sinks: start(createKit(env, { program, settings, diagnose })), diagnose }
}

const NAMES = ['exposure', 'impression', 'click', 'close'] as const

/** Everything a visitor does with one variant. */
export const allOf = (changes: Partial<CampaignRecord> = {}): CampaignRecord[] =>
  NAMES.map((name) => createRecord({ name, surface: 'slot:hero', ...changes }))

/** Every kind of record of a variant, a control and somebody held out: what the vendor hears is compared as a whole. */
export function tellAll({ tell }: Pick<Sinks, 'tell'>): void {
  for (const record of allOf()) tell(record)
  for (const record of allOf({ variant: 'control' })) tell(record)
  tell(createRecord({ variant: 'holdout', surface: 'slot:hero' }))
}

/** Puts something into the page, and takes it away after the test. */
export const setGlobal = (name: string, value: unknown): void => void vi.stubGlobal(name, value)
