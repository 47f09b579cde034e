import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hash } from '../src/bucketing/index.ts'
import { evaluateCondition } from '../src/conditions/index.ts'
import { compile, createProfile, createState, reasons, type State, segmentsOf, step } from '../src/index.ts'
import { check } from './cases/check.ts'
import { toFile } from './cases/config.ts'
import { type Carry, type Stop, travel } from './cases/journey.ts'
import type { Case, CaseFile, Crowd, Journey, Question } from './cases/language.ts'
import { say } from './cases/say.ts'

const folder = new URL('../cases/', import.meta.url)
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CaseFile] as const)

/** Journeys of 10,000 signals and crowds of 20,000 visitors take their time. */
const PATIENCE_MS = 60_000

for (const [name, file] of files)
  describe(name, () => {
    for (const one of file.cases) it(one.name, () => run(one, file), PATIENCE_MS)
  })

describe('the cases', () => {
  const cases = files.flatMap(([, file]) => file.cases)

  it('are named by sentences of their own', () => {
    const names = cases.map(({ name }) => name)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('show every reason there is', () => {
    const text = JSON.stringify(cases)
    const shown = Object.keys(reasons).filter((reason) => reason === 'acts' || text.includes(`"${reason}"`))
    expect(shown).toEqual(Object.keys(reasons))
  })
})

function run(one: Case, file: CaseFile): void {
  if ('steps' in one) runJourney(one, file)
  else if ('visitors' in one) runCrowd(one, file)
  else if ('says' in one) say(one, file)
  else ask(one)
}

/** Travels a journey twice: with the answers kept, and from what is stored after every signal. Both lead to the same. */
function runJourney(journey: Journey, file: CaseFile): void {
  const { diagnostics } = compile(toFile(journey.config, file, journey.deep))
  const places = journey.diagnostics ?? []
  // A diagnostic may lead deeper into its unit than the case says.
  const found = diagnostics.map(({ path }, index) =>
    `${path}.`.startsWith(`${places[index]}.`) ? places[index] : path,
  )
  if (places !== 'any') expect(found, 'diagnostics').toEqual(places)
  const stops = [...travel(journey, file, frozen)]
  stops.forEach((stop, index) => {
    try {
      check(stop)
    } catch (problem) {
      if (problem instanceof Error) problem.message = `step ${index + 1}, ${stop.source.signal}: ${problem.message}`
      throw problem
    }
  })
  if (journey.steps.some(({ times = 1 }) => times > 500)) return
  const again = [...travel(journey, file, stored)]
  expect(again.map(outcome), 'the same from what is stored').toEqual(stops.map(outcome))
}

const outcome = ({ state: { profile, page }, changed, decisions, records, wakeAt }: Stop) =>
  JSON.parse(JSON.stringify({ profile, page, changed: [...changed], decisions, records, wakeAt }))

/** A step that wrote to what it was given would throw. */
const frozen: Carry = (state) => {
  freeze(state.profile)
  freeze(state.page)
  return state
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const part of Object.values(value)) freeze(part)
}

/** Which program decided so far is told by the memo alone; a new revision needs it to end what is gone. */
const stored: Carry = (state, { name }) => {
  const { memo, ...plain } = state
  return { ...(JSON.parse(JSON.stringify(plain)) as State), ...(name === 'config' && memo && { memo }) }
}

function runCrowd({ config, visitors, shares, hashed = {}, apart = [] }: Crowd, file: CaseFile): void {
  const program = compile(toFile(config, file))
  expect(program.diagnostics).toEqual([])
  const signal = {
    name: 'page_view',
    at: Date.parse('2026-11-22T10:00Z'),
    offset: 0,
    props: { facts: { page: { path: '/' } } },
  }
  const counts: Record<string, Record<string, number>> = {}
  for (let n = 0; n < visitors; n++) {
    const id = `visitor-${n}`
    const { decisions } = step(createState(createProfile(id, signal.at)), signal, program)
    for (const { campaign, variant, acts, reason } of decisions) {
      const outcome = acts ? variant! : reason
      counts[campaign] ??= {}
      counts[campaign][outcome] = (counts[campaign][outcome] ?? 0) + 1
      const { seed, version, parts } = hashed[campaign] ?? { seed: '', version: 2, parts: {} }
      const part = parts[outcome]
      if (!part) continue
      const place = hash(seed, id, version)!
      expect(place >= part[0] && place < part[1], `${outcome} for ${id} at ${place}`).toBe(true)
    }
    const together = decisions.filter(({ campaign, acts }) => acts && apart.includes(campaign))
    expect(together.length, `${id} shared by ${apart}`).toBeLessThan(2)
  }
  for (const [campaign, outcomes] of Object.entries(shares)) {
    const found = new Set(Object.keys(counts[campaign] ?? {}))
    expect(found, `outcomes of ${campaign}`).toEqual(new Set(Object.keys(outcomes)))
    for (const [outcome, [from, to]] of Object.entries(outcomes)) {
      const share = counts[campaign]![outcome]! / visitors
      expect(share >= from && share <= to, `${outcome} of ${campaign}: ${share}`).toBe(true)
    }
  }
}

/** Asks a condition both ways: as `kairos.json` reads it, and as GrowthBook does. */
function ask({ condition, facts, holds, growthbook = holds === true, groups }: Question): void {
  expect(evaluateCondition(facts, condition, groups), 'evaluateCondition').toBe(growthbook)
  const program = compile({ kairos: 1, site: 'corner-shop', segments: { it: { when: condition } } })
  expect(program.diagnostics.map(({ path }) => path.split('.', 2).join('.'))).toEqual(
    holds === 'refused' ? ['segments.it'] : [],
  )
  const { state } = step(createState(createProfile('anna', 1)), { name: 'page_view', at: 1, props: { facts } }, program)
  expect(segmentsOf(state)).toEqual(holds === true ? ['it'] : [])
}
