import type { compile, Signal, Turn } from '@kairos/core'
import type { Persona } from '@kairos/schema'
import type { Finding } from '../validate/finding.ts'
import { locate, toFindings } from '../validate/locate.ts'
import type { SiteClock } from '../visits/siteClock.ts'
import { type Miss, missesAt } from './expectations.ts'
import { play, type Stop } from './happening.ts'
import type { VisitFile } from './readVisits.ts'

/** What came of a golden visit. */
export interface Outcome {
  file: string
  text: string
  /** Its name; that of the file where it cannot be read. */
  name: string
  /** What is wrong with the file, or not as expected. */
  findings: Finding[]
  /** Not as expected, by step. */
  misses: { index: number; miss: Miss; stop: Stop }[]
  /** Steps that expect nothing yet and want to be filled in. */
  open: Stop[]
  status: 'fine' | 'failed' | 'left out'
}

export interface Running {
  program: ReturnType<typeof compile>
  personas: Readonly<Record<string, Persona>>
  clock: SiteClock
  hear: (turn: Turn, signal: Signal) => void
}

/** Makes a golden visit and holds it against what it expects. */
export function runVisit({ checked, visit }: VisitFile, running: Running): Outcome {
  const { file, text, findings, tree } = checked
  const outcome: Outcome = { file, text, name: file, findings, misses: [], open: [], status: 'left out' }
  if (!visit || !tree) return outcome
  for (const stop of play({ visit, ...running })) {
    if (stop.step.expect && !Object.keys(stop.step.expect).length) outcome.open.push(stop)
    for (const miss of [...missesAt(stop), ...missedOutcome(stop)])
      outcome.misses.push({ index: stop.index, miss, stop })
  }
  const told = outcome.misses.map(({ index, miss: { path, message } }) =>
    locate(tree, {
      path: ['steps', index, ...path],
      mark: 'value',
      code: 'not_as_expected',
      message: `Step ${index + 1}: ${message}`,
    }),
  )
  const missed = toFindings(text.replace(/^\uFEFF/, ' '), told)
  return { ...outcome, name: visit.name, findings: [...findings, ...missed], status: told.length ? 'failed' : 'fine' }
}

/** What does not act can be neither followed nor closed. */
function missedOutcome({ step, state }: Stop): Miss[] {
  return (['follow', 'close'] as const).flatMap((verb) => {
    const campaign = step[verb]
    if (campaign === undefined) return []
    const { campaigns } = state.profile
    if (Object.hasOwn(campaigns, campaign) && campaigns[campaign]!.shown) return []
    const message = `"${campaign}" was not shown, so nobody can ${verb} it.`
    return [{ path: [verb], message, actual: undefined }]
  })
}
