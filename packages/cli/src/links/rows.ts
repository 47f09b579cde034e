import { compile } from '@kairos/core'
import { campaignWords } from '@kairos/core/sentences'
import type { Action, Campaign, Config, Variant } from '@kairos/schema'
import { createSiteClock } from '../visits/siteClock.ts'
import { addressOf } from './base.ts'
import { type Asked, flagsOf } from './flags.ts'
import { exampleOf, factsNeeded } from './knownFacts.ts'
import { type ExamplePage, pageOf } from './pageOf.ts'
import { seesOf } from './sees.ts'
import { type CampaignState, standingOf } from './state.ts'
import { createTrial, type Tried } from './tried.ts'

/** One variant: where to look at it, what to do, and what to see. */
export interface Row {
  campaign: string
  name: string
  variant: string
  variantName: string
  isControl: boolean
  /** What it does, with every text as the link shows it. */
  actions: readonly Action[]
  /** The same as the file has it. */
  raw: readonly Action[]
  /** CSS selectors of the slots that the campaign fills, in any of its variants. */
  places: readonly string[]
  state: CampaignState
  /** The state in a sentence. */
  told: string
  page: ExamplePage
  /** Shows the variant at once, to anybody. */
  link: string
  do: string
  see: string
  /** What is worth knowing of the link; empty for nothing. */
  note: string
  /** Who meets it by itself. */
  who: string
  /** And when: `"at once"`, or what triggers it. */
  moment: string
  /** Shows it as such a visitor meets it; absent where no link can make one. */
  asVisitor?: string
  /** What to do then. */
  doAsVisitor?: string
  /** What such a visitor sees, where texts name what is known of them. */
  seeAsVisitor?: string
}

export interface Listing {
  config: Config
  base: URL
  /** The moment, in milliseconds. */
  at: number
}

/** Lists every variant of every campaign, in the order of the file. */
export function rowsOf({ config, base, at }: Listing): Row[] {
  const program = compile(config)
  const asking = { config, usable: new Set(program.campaigns.map(({ campaign }) => campaign.id)), at }
  const tryLink = createTrial(config)
  return (config.campaigns ?? []).flatMap((campaign) => {
    const standing = standingOf(campaign, asking)
    const words = campaignWords(campaign, config.segments)
    return campaign.variants.map((variant): Row => {
      const page = pageOf(campaign, variant, config)
      const looking = { campaign, variant, page: page.page, config, base, at, tryLink }
      const { actions, note, link } = atOnce(looking)
      return {
        campaign: campaign.id,
        name: campaign.name ?? campaign.id,
        variant: variant.id,
        variantName: variant.name ?? variant.id,
        isControl: !variant.actions?.length,
        state: standing.state,
        told: standing.told,
        page,
        link,
        do: doAtOnce(variant),
        see: seesOf(actions, config),
        actions,
        raw: variant.actions ?? [],
        places: placesOf(campaign, config),
        note: [...(standing.state === 'cannot be used' ? [standing.told] : [note]), pageNote(page)]
          .filter(Boolean)
          .join(' '),
        who: words.who,
        moment: words.moment,
        ...byItself(looking, words.moment),
      }
    })
  })
}

function placesOf({ variants }: Campaign, { slots = {} }: Config): string[] {
  const named = variants.flatMap(({ actions = [] }) => actions.flatMap((one) => ('slot' in one && one.slot) || []))
  return [...new Set(named)].map((slot) => slots[slot]?.selector ?? `kairos-slot[name="${slot}"]`)
}

interface Looking {
  campaign: Campaign
  variant: Variant
  page: string
  config: Config
  base: URL
  at: number
  tryLink: ReturnType<typeof createTrial>
}

/** The link that forces a variant, with values for the facts its texts cannot do without. */
function atOnce({
  campaign,
  variant,
  page,
  config,
  base,
  at,
  tryLink,
}: Looking): Pick<Row, 'link' | 'actions' | 'note'> {
  const asked: Asked = { campaign: campaign.id, variant: variant.id }
  let tried = tryLink({ ...asked, page, at })
  if (tried.decision?.reason === 'fact_missing') {
    const wanted = tryLink({ ...asked, page, at, asVisitor: true }).report?.change
    asked.facts = Object.fromEntries(
      factsNeeded(variant.actions).map((path) => [path, wanted?.facts[path] ?? exampleOf(path, config)]),
    )
    tried = tryLink({ ...asked, page, at })
  }
  const { decision } = tried
  return {
    link: addressOf(base, page, flagsOf(asked)),
    actions: decision?.acts ? decision.actions : (variant.actions ?? []),
    note: decision && !decision.acts ? `It does not show: ${tried.report?.sentence}.` : '',
  }
}

function doAtOnce({ actions = [] }: Variant): string {
  if (actions.some((action) => action.type === 'redirect')) return 'Open the link: the browser goes on by itself.'
  if (actions.some((action) => action.type === 'widget' && action.kind === 'teaser'))
    return 'Open the link: the tab is there at once. Click it.'
  if (actions.some((action) => action.type === 'chat' && action.greeting))
    return 'Open the link: somebody asks. Click it.'
  return actions.length ? 'Open the link: it is there at once.' : 'Open the link: nothing changes.'
}

const pageNote = ({ page, by }: ExamplePage): string => {
  if (by === 'glob') return `${page} stands for a page of that kind: give the campaign an "example".`
  return by === 'nobody' ? 'Nothing says where it can be seen: give the campaign an "example".' : ''
}

/** The link that makes such a visitor, tried with the engine; nothing where none can. */
function byItself({ campaign, variant, page, config, base, at, tryLink }: Looking, moment: string): Partial<Row> {
  const asked: Asked = { campaign: campaign.id, variant: variant.id, asVisitor: true }
  let now = at
  let tried = tryLink({ ...asked, page, at: now })
  const from = campaign.schedule?.from
  if (tried.decision?.reason === 'starts_later' && from !== undefined) {
    asked.at = from.length > 10 ? from : `${from}T12:00`
    now = createSiteClock(config, at).momentMs(asked.at) ?? at
    tried = tryLink({ ...asked, page, at: now })
  }
  if (tried.decision?.reason === 'audience' && tried.report?.change?.found) {
    asked.facts = missing(tried, variant, config)
    tried = tryLink({ ...asked, page, at: now })
  }
  if (!isReached(tried, campaign) || !isWritable(asked.facts ?? {})) return {}
  const does = moment === 'at once' ? doAtOnce(variant) : `Open the link. Then: ${moment}.`
  const see = tried.decision?.acts ? { seeAsVisitor: seesOf(tried.decision.actions, config) } : {}
  return { asVisitor: addressOf(base, page, flagsOf(asked)), doAsVisitor: does, ...see }
}

/** The facts that turn the audience, and those its texts cannot do without. */
function missing({ report }: Tried, variant: Variant, config: Config): Record<string, unknown> {
  const needed = factsNeeded(variant.actions).map((path) => [path, exampleOf(path, config)])
  const turning = Object.entries(report?.change?.facts ?? {})
  // `true` stands for anything where a fact has only to be there.
  const values = turning.map(([path, value]) => [path, value === true ? exampleOf(path, config) : value])
  return { ...Object.fromEntries(needed), ...Object.fromEntries(values) }
}

/** It acts, or waits for its moment and nothing else. */
const isReached = ({ decision }: Tried, { trigger }: Campaign): boolean =>
  decision?.acts === true || (trigger !== undefined && decision?.reason === 'not_triggered')

/** A link brings the values of facts, one after a comma; what somebody did has to be done. */
const isWritable = (facts: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(facts).every(
    ([path, value]) => /^[\w.-]+$/.test(path) && value !== null && !/\p{Cc}|^\s|\s$|,\s*[\w.-]+:/u.test(`${value}`),
  )
