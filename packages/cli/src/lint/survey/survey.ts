import type { CampaignPlan, Program } from '@kairos/core'
import type { Campaign, Condition, Config } from '@kairos/schema'
import type { Path } from '../../validate/place.ts'
import { nameOf } from '../../validate/place.ts'
import { createKnowledge, type KnowledgeOf } from '../facts/knowledgeOf.ts'
import { createReader, type Formula, questionsIn, TRUE } from '../reasoning/formula.ts'
import { createMasks, type Masks } from '../reasoning/masks.ts'
import type { Question } from '../reasoning/question.ts'
import { solve } from '../reasoning/solve.ts'
import type { Speaking } from '../reasoning/words.ts'

import { type Placeholder, placeholders } from './placeholders.ts'
import { type Spot, spotsOf } from './spots.ts'

/** A condition of the file. */
export interface Place {
  path: Path
  /** What it is for. */
  kind: 'segment' | 'audience' | 'context'
  condition: Condition
  formula: Formula
  /** The questions that stand in it, without those of the segments it reads. */
  questions: readonly Question[]
}

/** A campaign, and what the rules ask of it. */
export interface Surveyed {
  campaign: Campaign
  path: Path
  formula: Formula
  /** Number of its audience; equal ones have the same. */
  audience: number
  /** Number of its pages; equal ones have the same. */
  pages: number
  surfaces: CampaignPlan['surfaces']
  /** It waits for visitors who have not agreed to be remembered. */
  needsMemory: boolean
}

/** A file without errors, looked through once for all rules. */
export interface Survey {
  config: Config
  /** The moment it is looked at, in milliseconds. */
  at: number
  knowledgeOf: KnowledgeOf
  speaking: Speaking
  masks: Masks
  places: readonly Place[]
  campaigns: readonly Surveyed[]
  /** Every value of the file. */
  spots: readonly Spot[]
  /** Every fact that a text names. */
  placeholders: readonly Placeholder[]
  /** Whether a formula can hold for anybody; `undefined` where that takes too long to find out. */
  canHold: (formula: Formula, missing?: readonly string[]) => boolean | undefined
  /** The path for people. */
  nameOf: (path: Path) => string
}

export function survey(config: Config, { plans, inputs }: Program, at: number): Survey {
  const knowledgeOf = createKnowledge(config)
  const read = createReader(config)
  const placeOf = (kind: Place['kind'], condition: Condition, path: Path): Place => {
    const formula = read(condition, path)
    return { kind, condition, path, formula, questions: questionsIn(formula).filter((one) => !one.segment) }
  }
  const { segments = {}, campaigns = [] } = config
  const audiences = campaigns.map(({ audience }, index) =>
    audience ? placeOf('audience', audience, ['campaigns', index, 'audience']) : undefined,
  )
  const places = [
    ...Object.entries(segments).map(([id, { when }]) => placeOf('segment', when, ['segments', id, 'when'])),
    ...audiences.flatMap((place) => place ?? []),
    ...campaigns.flatMap(({ allocation }, index) =>
      (allocation?.contexts ?? []).map(({ when }, n) =>
        placeOf('context', when, ['campaigns', index, 'allocation', 'contexts', n, 'when']),
      ),
    ),
  ]
  const masks = createMasks(
    places.flatMap(({ formula }) => questionsIn(formula)),
    knowledgeOf,
  )
  const spots = spotsOf(config)
  const [audienceOf, pagesOf] = [numbering(), numbering()]
  return {
    config,
    at,
    knowledgeOf,
    speaking: { names: segments, knowledgeOf },
    masks,
    spots,
    placeholders: placeholders(spots),
    places,
    campaigns: campaigns.map((campaign, index) => ({
      campaign,
      path: ['campaigns', index],
      formula: audiences[index]?.formula ?? TRUE,
      audience: audienceOf(JSON.stringify(campaign.audience ?? {})),
      pages: pagesOf(JSON.stringify(campaign.pages ?? {})),
      surfaces: plans.get(campaign.id)?.surfaces ?? {},
      needsMemory:
        campaign.variants.length > 1 || !!plans.get(campaign.id)?.reads.some((input) => inputs[input]!.memory),
    })),
    canHold(formula, missing = []) {
      const { can } = solve(formula, { masks, missing })
      return can === 'unknown' ? undefined : can === 'hold'
    },
    nameOf: (path) => nameOf(config, path),
  }
}

/** Gives equal texts equal numbers. */
function numbering(): (text: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    if (!known.has(text)) known.set(text, known.size)
    return known.get(text)!
  }
}
