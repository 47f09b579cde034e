import { fieldsOf } from '../validate/tolerant.ts'

/** One record of the page, as far as it can be counted. */
export type Measured = CampaignMeasured | GoalMeasured | OtherMeasured

interface MeasuredContext {
  /** Milliseconds since 1970, by the visitor's clock. */
  at: number
  visitor: string
  /** Number of the visit; 0 where it is not said. */
  visit: number
  /** Revision of the file that decided; 0 where it is not said. */
  revision: number
  /** Segments the visitor was in. */
  segments: string[]
  /** The page it comes from and its number there: what a jumping clock cannot put out of order. Absent where it is not said. */
  order?: { page: string; seq: number }
}

export interface CampaignMeasured extends MeasuredContext {
  name: 'exposure' | 'impression' | 'click' | 'close'
  campaign: string
  /** `holdout` for a visitor who is shown none. */
  variant: string
  /** Probability the variant had when it was drawn. */
  p?: number
  /** Names the learned shares it was drawn by, where there were some. */
  learned?: string
}

export interface GoalMeasured extends MeasuredContext {
  name: 'goal'
  goal: string
  value?: number
  currency?: string
}

export interface OtherMeasured extends MeasuredContext {
  name: 'diagnostic'
}

/** Why a line cannot be counted, in words that do not change. */
export type Flaw =
  | 'cut'
  | 'not_json'
  | 'too_long'
  | 'other_event'
  | 'no_visitor'
  | 'no_time'
  | 'wrong_clock'
  | 'no_campaign'
  | 'no_goal'

const CAMPAIGN_NAMES = ['exposure', 'impression', 'click', 'close']
/** Before that there was nothing to measure. */
const EARLIEST = Date.UTC(2024, 0, 1)
const DAY_MS = 864e5

/** Takes a line's content as a record, or says what keeps it from being one. */
export function toMeasured(item: unknown, now: number): Measured | Flaw {
  const { event, anonymousId, timestamp, messageId, properties } = fieldsOf(item)
  const known = fieldsOf(properties)
  if (typeof event !== 'string' || ![...CAMPAIGN_NAMES, 'goal', 'diagnostic'].includes(event)) return 'other_event'
  if (typeof anonymousId !== 'string' || !anonymousId) return 'no_visitor'
  const at = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN
  if (Number.isNaN(at)) return 'no_time'
  // A visitor's clock may be a day off; years are no clock any more.
  if (at < EARLIEST || at > now + DAY_MS) return 'wrong_clock'
  const context: MeasuredContext = {
    at,
    visitor: anonymousId,
    visit: wholeOf(known['visit']),
    revision: wholeOf(known['revision']),
    segments: Array.isArray(known['segments']) ? known['segments'].filter((id) => typeof id === 'string') : [],
    ...orderOf(messageId, known['seq']),
  }
  if (event === 'diagnostic') return { name: event, ...context }
  return event === 'goal' ? goalOf(known, context) : campaignOf(event as CampaignMeasured['name'], known, context)
}

function campaignOf(
  name: CampaignMeasured['name'],
  { campaign, variant, p, learned }: Record<string, unknown>,
  context: MeasuredContext,
): CampaignMeasured | Flaw {
  if (typeof campaign !== 'string' || !campaign || typeof variant !== 'string' || !variant) return 'no_campaign'
  const isShare = typeof p === 'number' && p > 0 && p <= 1
  return {
    name,
    ...context,
    campaign,
    variant,
    ...(isShare && { p }),
    ...(learned !== undefined && { learned: JSON.stringify(learned) }),
  }
}

function goalOf({ goal, value, currency }: Record<string, unknown>, context: MeasuredContext): GoalMeasured | Flaw {
  if (typeof goal !== 'string' || !goal) return 'no_goal'
  return {
    name: 'goal',
    ...context,
    goal,
    ...(typeof value === 'number' && { value }),
    ...(typeof currency === 'string' && { currency }),
  }
}

/** The end of the id is the page's random name. */
function orderOf(messageId: unknown, seq: unknown): Pick<MeasuredContext, 'order'> {
  const [page] = (typeof messageId === 'string' && /[0-9a-f]{12}$/.exec(messageId)) || []
  return page && typeof seq === 'number' ? { order: { page, seq } } : {}
}

const wholeOf = (value: unknown): number => (Number.isSafeInteger(value) && (value as number) > 0 ? Number(value) : 0)
