import { describe, expect, it } from 'vitest'
import { base, compile, createProfile } from '../src/first.ts'
import { retell } from '../src/live/index.ts'

const at = 1_800_000_000_000
const program = compile({
  kairos: 1,
  site: 'shop',
  facts: { plan: { keep: '30d' }, cohort: { keep: '30d', purpose: 'analytics' } },
  campaigns: [{ id: 'hello', variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'hero', title: 'Hello' }] }] }],
})
const profile = createProfile('anna', at)

describe('another profile that hears of a page', () => {
  const facts = { signal: { name: 'facts', at, props: { plan: 'pro', cohort: 'a' } } }

  it('keeps the facts the file says, those for measurements as the visitor agrees', () => {
    const kept = (analytics: boolean) =>
      retell(base, { profile, happened: [facts], program, consent: { personalization: true, analytics } }).facts
    const until = at + 30 * 864e5
    expect(kept(true)).toEqual({ plan: { value: 'pro', until }, cohort: { value: 'a', until } })
    expect(kept(false)).toEqual({ plan: { value: 'pro', until } })
  })

  it('hears nothing of what the page only pretended', () => {
    const shown = { name: 'shown', at, props: { campaign: 'hello', variant: 'a', surface: 'slot:hero' } }
    const pending = { hello: at }
    const tell = (tracked: boolean) =>
      retell(base, { profile, happened: [{ signal: { ...shown, tracked }, pending }], program }).campaigns
    expect(tell(false)).toEqual({ hello: { shown: [at] } })
    expect(tell(true)).toEqual({})
  })
})
