import { type CampaignPlan, isInterruption, type Needs, type Program } from '@kairos/core'

/** Facts, and questions, that are answered from what the visitor did. */
const PAST = /^(\$did|\$sequence|orders|viewed|interest|rfm|lifecycle)$/
/** Facts that only the part that remembers can tell. */
const OF_HISTORY = /^(campaign|time)$/

/** The time in which visits lie, in milliseconds. */
export interface Span {
  from: number
  to: number
}

/**
 * The program without the work whose outcome is certain: nothing is remembered that no rule asks about, texts are not
 * finished where no fact can be missing, and a schedule that stays as it is over all visits is not looked at. It decides
 * the same, and many visitors are through sooner.
 */
export function lean<P extends Program>(program: P, span: Span): P {
  const { rare } = program
  const campaigns = program.campaigns.map((plan) =>
    plan.schedule && isOpen(plan, span) ? { ...plan, schedule: undefined } : plan,
  )
  return {
    ...program,
    campaigns,
    plans: new Map(campaigns.map((plan) => [plan.campaign.id, plan])),
    history: leanHistory(program),
    rare: rare && {
      ...rare,
      finish: (action, wording) => (isFinal(action) ? action : rare.finish(action, wording)),
    },
  } satisfies Program as unknown as P
}

function leanHistory({ history, inputs, campaigns, settings }: Program): Program['history'] {
  if (inputs.some(({ word }) => PAST.test(word))) return history
  const isAsked = campaigns.some(({ campaign }) => {
    const { limits, prerequisites, exclusive, allocation, minBucketVersion, schedule, variants } = campaign
    const hasHours = variants.some(({ actions = [] }) => actions.some((one) => one.type === 'chat' && one.hours))
    const asks = limits || prerequisites || exclusive || allocation || minBucketVersion || schedule || hasHours
    return asks || (isInterruption(campaign) && settings.attention)
  })
  if (!history || (!isAsked && !inputs.some(({ word }) => OF_HISTORY.test(word)))) return undefined
  // A copy: that nothing is remembered of a purchase would mean that it was known.
  return { ...history, remember: (profile) => ({ ...profile }) }
}

/** Whether it makes any difference to the rules, triggers and goals of a file that something was shown. */
export const heedsShown = ({ facts, events }: Needs): boolean =>
  events.includes('shown') || facts.some((path) => path === 'campaign' || path.startsWith('campaign.'))

/** Whether it is time all the time: no edge of the schedule lies in the span, nor a day away from it. */
function isOpen({ campaign, schedule: test }: CampaignPlan, { from, to }: Span): boolean {
  const { schedule = {}, preflight } = campaign
  if (schedule.days || schedule.hours) return false
  const edges = [schedule.from, schedule.until, preflight?.expires].flatMap((text) => (text ? Date.parse(text) : []))
  const isOutside = (edge: number) => edge < from - EDGE_MS || edge > to + EDGE_MS
  return edges.every(isOutside) && [from, to].every((at) => test!({ at, offset: 0 }) === undefined)
}

const EDGE_MS = 2 * 864e5

const finals = new WeakMap<object, boolean>()

/** Names a fact, and nothing stands in for it. */
const NEEDED = /\{\{(?![^}]*\|\s*default\b)/

/** Whether no text of it can lack a fact. */
function isFinal(action: object): boolean {
  const known = finals.get(action) ?? !NEEDED.test(JSON.stringify(action))
  finals.set(action, known)
  return known
}
