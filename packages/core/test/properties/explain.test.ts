import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base } from '../../src/base.ts'
import { gates } from '../../src/decisions/gates/index.ts'
import { createExplain } from '../../src/explain/index.ts'
import { questionsIn } from '../../src/explain/leaves.ts'
import { answer, compile, explain, type Program, type State } from '../../src/index.ts'
import { config, story, visitor, zone } from './arbitraries.ts'
import { bare, begin, frozen, record } from './play.ts'

const plays = fc.record({ config, story, visitor, zone })
const MINUTE_MS = 60_000

/** As a page does it, without English. */
const explainOnPage = createExplain(base)

/** Whether a campaign's audience holds with other values of some facts: every rule answered anew, nothing kept. */
function holdsAnew(program: Program, state: State, campaign: string, facts: Record<string, unknown>): boolean {
  const inputs = program.inputs.map((input) =>
    Object.hasOwn(facts, input.path) ? { ...input, read: () => facts[input.path] } : input,
  )
  const other: Program = { ...program, inputs }
  return answer(other, state).rules[program.plans.get(campaign)!.rule!] === 1
}

describe('a report', () => {
  it('names the gates in the order they are asked', () => {
    const program = compile({ kairos: 1, campaigns: [{ id: 'any', variants: [{ id: 'a' }] }] })
    const { trace } = explain(begin('visitor'), program).campaigns[0]!
    expect(trace.map(({ gate }) => gate)).toEqual(
      gates.flatMap(({ name }) => (name === 'permission' ? ['prerequisites', 'limits', 'exclusive'] : name)),
    )
  })

  it(
    'shows a change of facts that turns the audience, for 10,000 campaigns and visitors',
    () => {
      let pairs = 0
      let found = 0
      fc.assert(
        fc.property(plays, ({ config, story, ...how }) => {
          const program = compile(config)
          for (const { state } of record(story, { program, ...how }).turns)
            for (const { campaign, change } of explain(state, program).campaigns) {
              // Some conditions hold for everybody or nobody, whatever the facts.
              if (!change || program.rules[program.plans.get(campaign)!.rule!]!.entry < 0) continue
              pairs++
              if (!change.found) continue
              found++
              const { rule } = program.plans.get(campaign)!
              const memo = answer(program, state)
              expect(holdsAnew(program, state, campaign, change.facts)).toBe(memo.rules[rule!] !== 1)
            }
        }),
        { numRuns: 2000 },
      )
      expect(pairs).toBeGreaterThan(10_000)
      // Of the rest, many contradict themselves.
      expect(found / pairs).toBeGreaterThan(0.6)
    },
    5 * MINUTE_MS,
  )

  it(
    'names the gate that gave the reason of each decision, after a page view, for 10,000 campaigns and visitors',
    () => {
      let pairs = 0
      fc.assert(
        fc.property(plays, ({ config, story, ...how }) => {
          const program = compile(config)
          const { signals, turns } = record(story, { program, ...how })
          turns.forEach(({ state }, index) => {
            if (signals[index]!.name !== 'page_view') return
            const report = explain(state, program)
            for (const { acts, reason, gate, trace, campaign } of report.campaigns) {
              pairs++
              const entry = trace.find((one) => one.gate === gate)
              // What was nearly enough is a whole sentence, or nothing.
              if (entry?.miss !== undefined) expect(entry.miss).not.toMatch(/(needs|waits for:|and) *$/)
              expect([campaign, reason, acts ? undefined : entry?.status]).toEqual([
                campaign,
                reason,
                acts ? undefined : expect.stringMatching(/fail|marked/),
              ])
              if (acts) expect(trace.filter(({ status }) => status !== 'pass')).toEqual([])
            }
          })
        }),
        { numRuns: 4000 },
      )
      expect(pairs).toBeGreaterThan(10_000)
    },
    5 * MINUTE_MS,
  )

  it('pairs every question of a condition with its own answer', () => {
    fc.assert(
      fc.property(plays, ({ config, story, ...how }) => {
        const program = compile(config)
        const { state } = record(story, { program, ...how }).turns.at(-1)!
        for (const report of explain(state, program).campaigns) {
          const { campaign } = program.plans.get(report.campaign)!
          const asked = campaign.audience ? questionsIn(campaign.audience) : []
          expect(report.audience.map(({ fact, operator }) => [fact, operator])).toEqual(
            asked.map(({ path, operator, operand }) => [
              path === '$segment'
                ? `segment.${operand}`
                : path[0] === '$'
                  ? `${path} ${JSON.stringify(operand)}`
                  : path,
              operator,
            ]),
          )
          const { rule } = program.plans.get(report.campaign)!
          if (rule === undefined) continue
          const probe = compile({
            ...config,
            segments: {
              ...config.segments,
              ...Object.fromEntries(
                asked.map(({ path, operator, operand }, index) => [
                  `probe-${index}`,
                  { when: { [path]: operator ? { [operator]: operand } : operand } },
                ]),
              ),
            },
          })
          const { rules } = answer(probe, bare(state))
          expect(report.audience.map(({ holds }) => holds)).toEqual(
            asked.map((_, index) => rules[probe.segments.indexOf(`probe-${index}`)] === 1),
          )
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is plain JSON, and leaves what it explains as it was', () => {
    fc.assert(
      fc.property(plays, ({ config, story, ...how }) => {
        const program = frozen(compile(config))
        const { state } = record(story, { program, ...how }).turns.at(-1)!
        const leaves = state.memo!.leaves.slice()
        const report = explain(frozen(state), program)
        expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report)
        const onPage = explainOnPage(frozen(state), program)
        expect(JSON.parse(JSON.stringify(onPage))).toStrictEqual(onPage)
        expect(onPage.campaigns.map(({ change }) => change?.facts)).toEqual(
          report.campaigns.map(({ change }) => change?.facts),
        )
        expect(state.memo!.leaves).toEqual(leaves)
        expect(explain(bare(state), program)).toEqual(report)
      }),
      { numRuns: 200 },
    )
  })
})
