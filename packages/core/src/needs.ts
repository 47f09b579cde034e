import type { SingleTrigger, Trigger } from '@kairos/schema'
import type { Base } from './live/base.ts'
import type { Program } from './program.ts'

/** What a config can use of a page: nothing else has to be collected. */
export interface Needs {
  /** Paths of facts. */
  facts: string[]
  /** Numbers a fact is compared with, by path, rising: in between, nothing changes. */
  thresholds: Record<string, number[]>
  /** Names of events. */
  events: string[]
  /** Moments that campaigns wait for, each once; with its selector, share and duration where it has them. */
  moments: SingleTrigger[]
}

export function needsOf(durationMs: Base['durationMs'], { inputs, leaves, campaigns, goals: listed }: Program): Needs {
  const paths = inputs.filter(({ rule }) => rule < 0).map(({ path }) => path)
  const numbers = new Map<string, Set<number>>()
  const compare = (path: string, number: unknown) => {
    if (Number.isFinite(number)) numbers.set(path, (numbers.get(path) ?? new Set()).add(number as number))
  }
  for (const { input, operand } of leaves) compare(inputs[input]!.path, operand)
  const moments = momentsOf(campaigns.map(({ campaign }) => campaign.trigger))
  for (const moment of moments) {
    const [path, number] = thresholdOf(moment, durationMs)
    compare(path, number)
  }
  const asked = paths.flatMap((path) => [...path.matchAll(/"event":"([^"]+)"/g)].map(([, name]) => name!))
  const named = campaigns.flatMap(({ campaign: { goal } }) => (goal && !Object.hasOwn(listed, goal) ? goal : []))
  const goals = [...named, ...Object.values(listed).flatMap((goal) => goal?.event ?? [])]
  return {
    facts: paths.filter((path) => path[0] !== '$'),
    thresholds: Object.fromEntries([...numbers].map(([path, set]) => [path, [...set].sort((a, b) => a - b)])),
    events: [
      ...new Set([...asked, ...goals, ...moments.flatMap((moment) => (moment.type === 'event' ? moment.name : []))]),
    ],
    moments,
  }
}

/** All kinds of moments in triggers, equal ones once. A trigger nobody can read has none. */
function momentsOf(triggers: (Trigger | undefined)[]): SingleTrigger[] {
  const found = new Map<string, SingleTrigger>()
  const walk = (trigger: unknown): void => {
    if (typeof trigger !== 'object' || !trigger) return
    const { delay: _, cancelOn, ...moment } = trigger as Trigger
    walk(cancelOn)
    if ('type' in moment) found.set(JSON.stringify(moment), moment)
    else for (const part of [moment.any, moment.all, moment.then]) if (Array.isArray(part)) part.forEach(walk)
  }
  triggers.forEach(walk)
  return [...found.values()]
}

/** The fact of the page a moment is about, and the number it has to reach. */
function thresholdOf(moment: SingleTrigger, durationMs: Base['durationMs']): [path: string, number: unknown] {
  const seconds = 'after' in moment ? durationMs(moment.after)! / 1000 : Number.NaN
  if (moment.type === 'scrolled_to') return ['page.scrollDepth', moment.percent]
  if (moment.type === 'inactivity') return ['page.idleSeconds', seconds]
  if (moment.type === 'time_on_page' && moment.active) return ['page.activeSeconds', seconds]
  return ['', undefined]
}
