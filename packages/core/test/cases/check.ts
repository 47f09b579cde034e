import type { Condition, SlotAction } from '@kairos/schema'
import { expect } from 'vitest'
import { compile, explain, type State, segmentsOf, step } from '../../src/index.ts'
import { momentMs, momentText, spanMs } from './clock.ts'
import type { Stop } from './journey.ts'
import type { Expectation } from './language.ts'

type Checks = { [key in keyof Required<Expectation>]: (wanted: Required<Expectation>[key], stop: Stop) => void }

/** How each expectation is checked. */
const checks: Checks = {
  acts: (wanted, { state }) => {
    const acting = Object.values(state.page.decisions).filter(({ acts }) => acts)
    expect(Object.fromEntries(acting.map(({ campaign, variant }) => [campaign, variant])), 'acts').toEqual(wanted)
  },
  blocked: (wanted, { state }) => {
    const reasons = Object.keys(wanted).map((id) => {
      const last = state.page.decisions[id]
      return [id, last?.acts ? 'acts' : last?.reason]
    })
    expect(Object.fromEntries(reasons), 'blocked').toEqual(wanted)
  },
  reasons: (wanted, { state }) => {
    for (const [id, reason] of Object.entries(wanted))
      expect(state.page.decisions[id]?.reason, `reason of ${id}`).toBe(reason)
  },
  details: (wanted, { state }) => {
    for (const [id, detail] of Object.entries(wanted))
      expect(state.page.decisions[id]?.detail, `detail of ${id}`).toMatchObject(detail)
  },
  decided: (wanted, { decisions }) =>
    expect(
      decisions.map(({ campaign }) => campaign),
      'decided',
    ).toEqual(wanted),
  surfaces: (wanted, { state }) => expect(state.page.surfaces, 'surfaces').toEqual(wanted),
  titles: (wanted, { state }) => {
    for (const [id, title] of Object.entries(wanted))
      expect((state.page.decisions[id]?.actions[0] as SlotAction)?.title, `title of ${id}`).toBe(title)
  },
  does: (wanted, { state }) => {
    for (const [id, actions] of Object.entries(wanted))
      expect(state.page.decisions[id]?.actions, `what ${id} does`).toEqual(actions)
  },
  records: (wanted, { records }) => {
    const fields = (index: number) => Object.keys(wanted[index] ?? { name: '', campaign: '', variant: '' })
    const excerpts = records.map((record, index) => {
      const field = (key: string) => (record as unknown as Record<string, unknown>)[key] ?? null
      return Object.fromEntries(fields(index).map((key) => [key, rounded(field(key))]))
    })
    expect(excerpts, 'records').toEqual(rounded(wanted))
  },
  explains: (wanted, { state, program }) => {
    for (const [id, { gates = {}, ...report }] of Object.entries(wanted)) {
      const told = explain(state, program, id).campaigns[0]!
      expect(told, `explains ${id}`).toMatchObject(report)
      for (const [name, gate] of Object.entries(gates))
        expect(told.trace.find((one) => one.gate === name)).toMatchObject(gate)
    }
  },
  segments: (wanted, { state }) => expect(new Set(segmentsOf(state)), 'segments').toEqual(new Set(wanted)),
  changed: (wanted, { changed }) => expect(changed, 'changed').toEqual(new Set(wanted)),
  wakesBy: (wanted, { at, offset, wakeAt }) => {
    const latest = momentMs(wanted, at, offset ?? 0)
    const message = `wakes by ${momentText(latest)}, not at ${momentText(wakeAt)}`
    expect(wakeAt !== undefined && wakeAt > at && wakeAt <= latest, message).toBe(true)
  },
  sleeps: (_, { wakeAt }) => expect(momentText(wakeAt), 'wakeAt').toBe(undefined),
  facts: (wanted, stop) => {
    for (const [path, test] of Object.entries(wanted))
      expect(
        finds(stop, { [path]: typeof test === 'number' ? { $eq: test } : test } as Condition),
        `${path} is ${JSON.stringify(test)}`,
      ).toBe(true)
  },
  profile: (wanted, { state }) => {
    const found = Object.keys(wanted).map((path) => [path, rounded(partOf(state.profile, path.split('.')))])
    expect(Object.fromEntries(found), 'profile').toEqual(rounded(wanted))
  },
  interests: (wanted, { state, offset }) => {
    for (const [dimension, { halfLife, seen }] of Object.entries(wanted)) {
      const moments = Object.entries(seen).map(
        ([value, times]) => [value, times.map((one) => momentMs(one, 0, offset ?? 0))] as const,
      )
      const last = Math.max(...moments.flatMap(([, times]) => times))
      const score = (times: number[]) => times.reduce((sum, one) => sum + 2 ** (-(last - one) / spanMs(halfLife)), 0)
      const scores = Object.fromEntries(moments.map(([value, times]) => [value, score(times)]))
      expect(rounded(state.profile.past?.interests[dimension]), dimension).toEqual(rounded({ at: last, scores }))
    }
  },
  profileBelowBytes: (wanted, { state }) =>
    expect(new TextEncoder().encode(JSON.stringify(state.profile)).length, 'bytes of the profile').toBeLessThan(wanted),
}

/** Checks everything a step expects. */
export function check(stop: Stop): void {
  for (const [key, wanted] of Object.entries(stop.source.expect ?? {}))
    (checks[key as keyof Expectation] as (wanted: unknown, stop: Stop) => void)(wanted, stop)
}

/** Whether a condition would hold now, asked of another program so that the journey's own stays as it is. */
function finds({ state, program, at, offset }: Stop, when: Condition): boolean {
  const { settings, site } = program
  const words = Object.fromEntries(Object.keys(when).map((path) => [path.split('.')[0]!, {}]))
  const probe = compile({ kairos: 1, site, settings, facts: words, segments: { found: { when } } })
  expect(probe.diagnostics, 'diagnostics of the expectation').toEqual([])
  const { memo: _, ...plain } = state
  const asked: State = structuredClone(plain)
  const turn = step(asked, { name: 'config', at, ...(offset !== undefined && { offset }) }, probe)
  return segmentsOf(turn.state).includes('found')
}

/** Nine digits tell right from wrong; the rest is how numbers add up. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (_, part) => (typeof part === 'number' ? Number(part.toPrecision(9)) : part)),
  )

function partOf(tree: unknown, steps: string[]): unknown {
  let part = tree
  for (const name of steps) part = (part as Record<string, unknown> | undefined)?.[name]
  return part ?? null
}
