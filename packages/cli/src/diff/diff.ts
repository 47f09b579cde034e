import { campaignWords, conditionSentence } from '@kairos/core/sentences'
import type { Campaign, Config, Segment } from '@kairos/schema'
import { actionText } from '../explain/fileText.ts'
import { fieldsOf } from '../validate/tolerant.ts'

/** Says what a new file changes, one sentence a change; nothing where both do the same. */
export function diff(before: Config, after: Config): string[] {
  const segments = compare({
    before: before.segments ?? {},
    after: after.segments ?? {},
    noun: 'segment',
    say: (segment: Segment) => ({ who: conditionSentence(segment.when) }),
  })
  const campaigns = compare({
    before: byId(before.campaigns),
    after: byId(after.campaigns),
    noun: 'campaign',
    // Segments by their ids: to rename one changes nothing for visitors.
    say: campaignFields,
  })
  const parts = (['slots', 'facts', 'interests', 'feeds', 'goals'] as const).flatMap((part) =>
    compare({
      before: (before[part] ?? {}) as Record<string, object>,
      after: (after[part] ?? {}) as Record<string, object>,
      noun: part.slice(0, -1),
      say: (unit: object) => plainFields(unit),
    }),
  )
  const settings = changes(plainFields(before.settings ?? {}), plainFields(after.settings ?? {})).map(
    (change) => `~ settings: ${change}`,
  )
  const site =
    before.site === after.site ? [] : [`~ the site is called ${after.site}, not ${before.site}: all visitors are new`]
  return [...site, ...settings, ...parts, ...segments, ...campaigns]
}

const byId = (campaigns: Campaign[] = []) => Object.fromEntries(campaigns.map((campaign) => [campaign.id, campaign]))

type Fields = Record<string, string>

interface Comparison<T> {
  before: Record<string, T>
  after: Record<string, T>
  noun: string
  /** What there is to say about a unit, by question. */
  say: (unit: T) => Fields
}

function compare<T>({ before, after, noun, say }: Comparison<T>): string[] {
  const gone = Object.keys(before).filter((id) => !Object.hasOwn(after, id))
  const come = Object.keys(after).filter((id) => !Object.hasOwn(before, id))
  const stayed = Object.keys(after).filter((id) => Object.hasOwn(before, id))
  const told = (fields: Fields) =>
    Object.entries(fields)
      .map(([question, answer]) => `${question} ${answer}`)
      .join('; ')
  return [
    ...gone.map((id) => `- ${noun} ${id} is gone`),
    ...come.map((id) => `+ ${noun} ${id}: ${told(say(after[id]!))}`),
    ...stayed.flatMap((id) => changes(say(before[id]!), say(after[id]!)).map((change) => `~ ${noun} ${id}: ${change}`)),
  ]
}

function changes(before: Fields, after: Fields): string[] {
  const questions = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return questions
    .filter((question) => before[question] !== after[question])
    .map((question) => `${question} ${after[question] ?? 'not set'} (was ${before[question] ?? 'not set'})`)
}

/** Fields that sentences tell of. */
const TOLD = [
  'id',
  'audience',
  'coverage',
  'exclusive',
  'prerequisites',
  'schedule',
  'pages',
  'trigger',
  'limits',
  'variants',
  'allocation',
]
/** Fields only editors read. */
const EDITORIAL = ['name', 'note', 'owner', 'example']

function campaignFields(campaign: Campaign): Fields {
  const rest = Object.entries(campaign).filter(([key]) => !TOLD.includes(key) && !EDITORIAL.includes(key))
  const shown = campaign.variants.flatMap(({ id, actions = [] }) =>
    actions.map((action, index): [string, string] => [
      `${id}${actions.length > 1 ? ` (${index + 1})` : ''} shows`,
      // The sentence names the heading; what else is shown counts too.
      `${actionText(action)}${digest(action)}`,
    ]),
  )
  return {
    ...campaignWords(campaign),
    ...plainFields(Object.fromEntries(rest)),
    ...Object.fromEntries(shown),
  }
}

/** All other fields of an action, as the file has them; of a heading in several languages the sentence names one. */
function digest(action: object): string {
  const { type: _, slot: __, title, ...rest } = fieldsOf(action)
  const told = typeof title === 'string' ? rest : { title, ...rest }
  return JSON.stringify(told) === '{}' ? '' : ` with ${JSON.stringify(told)}`
}

const plainFields = (unit: object): Fields =>
  Object.fromEntries(
    Object.entries(unit)
      .filter(([key]) => !EDITORIAL.includes(key))
      .map(([key, value]) => [key, JSON.stringify(value)]),
  )
