import { durationMs, type Needs } from '@kairos/core'
import type { VisitStep } from '@kairos/schema'
import type { SiteClock } from '../visits/siteClock.ts'
import { treeOf } from '../visits/treeOf.ts'
import type { Walk } from '../visits/walk.ts'

/** What a step can be carried out with. */
export interface Stage {
  walk: Walk
  clock: SiteClock
  needs: Needs
}

/** The keys of a step that say what happens; a step has one of them. */
export type Verb = keyof typeof verbs

type Told<Key extends keyof VisitStep> = NonNullable<VisitStep[Key]>

const passFor = (text: string, { walk }: Stage) => walk.pass(durationMs(text) ?? 0)

/** Numbers of the page go on from what they are. */
const soFar = (fact: string, { walk }: Stage): number => {
  const { page } = walk.state.page.facts as { page?: Record<string, unknown> }
  return Number(page?.[fact] ?? 0)
}

const secondsIn = (text: string) => (durationMs(text) ?? 0) / 1000

/** Turns to an element as long as each trigger that names it asks. */
function interact(selector: string, on: 'click' | 'hover' | 'focus', stage: Stage): void {
  for (const moment of stage.needs.moments) {
    if (moment.type !== 'interaction' || moment.selector !== selector || (moment.on ?? 'click') !== on) continue
    const ms = durationMs(moment.for ?? '0s') ?? 0
    stage.walk.pass(ms)
    stage.walk.tell('interacted', { selector, on, for: ms })
  }
}

function told(outcome: 'clicked' | 'closed', campaign: string, { walk }: Stage): void {
  const { variant = '', surfaces = [] } = walk.state.page.decisions[campaign] ?? {}
  walk.tell(outcome, { campaign, variant, surface: surfaces[0] ?? '' })
}

/** How each verb is carried out. */
export const verbs = {
  go(address: Told<'go'>, { walk }: Stage, { facts = {}, traffic }: VisitStep) {
    keep(walk, facts)
    const { page } = treeOf(facts)
    walk.open(address, { page: page as Record<string, unknown> | undefined, traffic })
  },
  wait: (text: Told<'wait'>, stage: Stage) => passFor(text, stage),
  until(moment: Told<'until'>, { walk, clock }: Stage) {
    walk.pass(Math.max(0, (clock.momentMs(moment) ?? walk.at) - walk.at))
  },
  away: (text: Told<'away'>, { walk }: Stage) => walk.leave(durationMs(text) ?? 0),
  scroll: (depth: Told<'scroll'>, { walk }: Stage) => walk.tell('scrolled', { depth }),
  event: (name: Told<'event'>, { walk }: Stage, { fields = {} }: VisitStep) => walk.tell(name, fields, true),
  facts(facts: Told<'facts'>, { walk }: Stage) {
    keep(walk, facts)
    walk.tell('facts', facts)
  },
  identify: (traits: VisitStep['identify'], { walk }: Stage) => walk.tell('identify', { traits }),
  consent(answer: Told<'consent'>, { walk }: Stage) {
    const agreed = answer === 'granted'
    walk.remembers = agreed
    const visitor = `${walk.state.profile.id}-forgotten`
    walk.tell('consent', { remembers: agreed, personalization: agreed, analytics: agreed, visitor })
  },
  trigger: (name: Told<'trigger'>, { walk }: Stage) => walk.tell('trigger', { name }),
  exitIntent: (score: Told<'exitIntent'>, { walk }: Stage) => walk.tell('exit_intent', { score }),
  active(text: Told<'active'>, stage: Stage) {
    passFor(text, stage)
    stage.walk.tell('active', { seconds: soFar('activeSeconds', stage) + secondsIn(text) })
  },
  idle(text: Told<'idle'>, stage: Stage) {
    passFor(text, stage)
    stage.walk.tell('idle', { seconds: soFar('idleSeconds', stage) + secondsIn(text) })
  },
  rageClick: (_: true, { walk }: Stage) => walk.tell('rage_click'),
  appear: (selector: Told<'appear'>, { walk }: Stage) => walk.tell('appeared', { selector }),
  see(selector: Told<'see'>, { walk, needs }: Stage) {
    for (const moment of needs.moments) {
      if (moment.type !== 'element_visible' || moment.selector !== selector) continue
      const ms = durationMs(moment.for ?? '0s') ?? 0
      walk.pass(ms)
      walk.tell('visible', { selector, ratio: moment.ratio ?? 0.5, for: ms })
    }
  },
  reach: (selector: Told<'reach'>, { walk }: Stage) => walk.tell('reached', { selector }),
  click: (selector: Told<'click'>, stage: Stage) => interact(selector, 'click', stage),
  hover: (selector: Told<'hover'>, stage: Stage) => interact(selector, 'hover', stage),
  focus: (selector: Told<'focus'>, stage: Stage) => interact(selector, 'focus', stage),
  follow: (campaign: Told<'follow'>, stage: Stage) => told('clicked', campaign, stage),
  close: (campaign: Told<'close'>, stage: Stage) => told('closed', campaign, stage),
}

/** What a site tells of a visitor it tells on every page; what it tells of a page, on that one. */
function keep(walk: Walk, facts: Record<string, unknown>): void {
  const kept = Object.entries(facts).filter(([path]) => path.split('.')[0] !== 'page')
  walk.facts = treeOf(Object.fromEntries(kept), walk.facts)
}

/** What a step says happens; `facts` beside `go` belongs to it. */
export const verbsOf = (step: object): Verb[] => {
  const named = (Object.keys(verbs) as Verb[]).filter((verb) => Object.hasOwn(step, verb))
  return named.includes('go') ? named.filter((verb) => verb !== 'facts') : named
}

/** Steps in which the visitor does nothing. */
const STILL: readonly Verb[] = ['go', 'wait', 'until', 'away', 'idle', 'facts', 'identify', 'trigger', 'appear']

/** Carries out a step. */
export function carryOut(step: VisitStep, stage: Stage): void {
  const [verb] = verbsOf(step)
  if (verb === undefined) return
  if (!STILL.includes(verb) && soFar('idleSeconds', stage) > 0) stage.walk.tell('idle', { seconds: 0 })
  const run = verbs[verb] as (operand: unknown, stage: Stage, step: VisitStep) => void
  run(step[verb], stage, step)
}
