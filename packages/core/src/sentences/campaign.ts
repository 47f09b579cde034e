import type {
  Action,
  Allocation,
  CallAction,
  Campaign,
  EditAction,
  RedirectAction,
  SlotAction,
  Variant,
} from '@kairos/schema'
import type { Names } from '../explain/phrases.ts'
import { conditionSentence } from './condition.ts'
import { dateSentence, limitSentence, pagesSentence, scheduleSentence } from './schedule.ts'
import { triggerSentence } from './trigger.ts'
import { widgetSentence } from './widget.ts'
import { listed, percent, quoted } from './words.ts'

/** What a campaign is about, one answer a question. */
export interface CampaignWords {
  /** "visited at least twice and likes shoes", or "every visitor". */
  who: string
  /** "from 1 November to 31 December 2026", or "always". */
  when: string
  /** "on / and /shop/*", or "on every page". */
  where: string
  /** "scrolled to 60 % of the page; 2 seconds later", or "at once". */
  moment: string
  /** "10 % control (nothing), 90 % greeting (fills hero)". */
  what: string
  /** "at most once per visit; at most 3 times closed in 30 days", or "as often as it likes". */
  limits: string
}

/** Answers what a campaign is about, in English. */
export function campaignWords(campaign: Campaign, names: Names = {}): CampaignWords {
  const { audience = {}, schedule = {}, pages = {}, trigger, limits = [], variants, allocation } = campaign
  return {
    who: whoSentence(campaign, conditionSentence(audience, names)),
    when: scheduleSentence(schedule),
    where: pagesSentence(pages),
    moment: trigger ? triggerSentence(trigger, names) : 'at once',
    what: [variantsSentence(variants), allocation && allocationSentence(allocation, variants, names)]
      .filter(Boolean)
      .join('; '),
    limits: limits.map(limitSentence).join('; ') || 'as often as it likes',
  }
}

/** Says a whole campaign: "Greet returning shoe fans. Who: visited at least twice. When: …". */
export function campaignSentence(campaign: Campaign, names: Names = {}): string {
  const answers = Object.entries(campaignWords(campaign, names))
  const told = answers.map(([question, answer]) => ` ${question[0]!.toUpperCase()}${question.slice(1)}: ${answer}.`)
  return `${campaign.name ?? campaign.id}.${told.join('')}`
}

function whoSentence({ coverage = 1, exclusive, prerequisites = [] }: Campaign, audience: string): string {
  return [
    audience === 'always' ? 'every visitor' : audience,
    ...prerequisites.map(({ campaign, variant }) => `with variant ${quoted(variant)} of campaign ${quoted(campaign)}`),
    ...(exclusive ? [exclusiveSentence(exclusive)] : []),
    ...(coverage < 1 ? [`${percent(coverage)} of them`] : []),
  ].join('; ')
}

/** Says which visitors of an exclusive group it takes: "the part from 0 % to 50 % of group “promo”". */
export const exclusiveSentence = ({ group, from = 0, to = 1 }: NonNullable<Campaign['exclusive']>): string =>
  `the part from ${percent(from)} to ${percent(to)} of group ${quoted(group)}`

const shares = (weights: number[]): string[] => {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => percent(weight / sum))
}

function variantsSentence(variants: Variant[]): string {
  const split = shares(variants.map(({ weight = 1 }) => weight))
  return variants
    .map(({ id, name, actions }, index) => {
      const share = variants.length > 1 ? `${split[index]} ` : ''
      return `${share}${name ?? id} (${actionsSentence(actions)})`
    })
    .join(', ')
}

/** What the types of actions do, and what each does it to. */
const DOES: { [type in Action['type']]: [verb: string, object: (action: never) => string] } = {
  slot: ['fills', ({ slot }: SlotAction) => slot],
  widget: ['opens', widgetSentence],
  chat: ['opens', () => 'a chat'],
  edit: ['edits', ({ selector }: EditAction) => selector],
  redirect: ['leads to', ({ to }: RedirectAction) => to],
  call: ['calls', ({ name }: CallAction) => name],
}

function actionsSentence(actions: Action[] = []): string {
  const told = Object.entries(DOES).flatMap(([type, [verb, object]]) => {
    const objects = actions.filter((action) => action.type === type).map((action) => object(action as never))
    return objects.length ? `${verb} ${listed([...new Set(objects)], 'and')}` : []
  })
  return told.join(', ') || 'nothing'
}

/** Says learned shares: "on a phone: 20 % control, 80 % offer; shares learned as “nov”, until 1 December 2026". */
export function allocationSentence(
  { version, expires, contexts }: Allocation,
  variants: Variant[],
  names: Names = {},
): string {
  const dealt = contexts.map(({ when, weights }) => {
    const split = shares(weights).map((share, index) => `${share} ${variants[index]?.name ?? variants[index]?.id}`)
    return `${conditionSentence(when, names)}: ${split.join(', ')}`
  })
  return [...dealt, `shares learned as ${quoted(version)}${expires ? `, until ${dateSentence(expires)}` : ''}`].join(
    '; ',
  )
}
