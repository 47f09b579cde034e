import { isInterruption, type Program, questionsIn, type Reason, type Turn } from '@kairos/core'
import { questionSentence } from '@kairos/core/sentences'
import type { Campaign } from '@kairos/schema'

/** Of how many, and which not. */
export interface Covered {
  met: number
  all: number
  /** What was not met, in words. */
  missing: string[]
}

export interface Coverage {
  /** Campaigns that acted. */
  campaigns: Covered
  /** Variants that acted. */
  variants: Covered
  /** Gates that a campaign has and that kept it from acting. */
  gates: Covered
  /** Questions of conditions: each is to be answered with yes and with no. */
  answers: Covered
}

/** Watches what golden visits reach of a file. */
export interface Watch {
  hear(turn: Turn): void
  coverage(): Coverage
}

export function watchCoverage(program: Program): Watch {
  const acted = new Set<string>()
  const blocked = new Set<string>()
  const yes = new Set<number>()
  const no = new Set<number>()
  return {
    hear({ decisions, state: { memo } }) {
      for (const { campaign, variant, acts, reason } of decisions) {
        if (acts) acted.add(campaign).add(`${campaign}:${variant}`)
        else blocked.add(`${campaign} ${gateOf[reason] ?? ''}`)
      }
      memo?.leaves.forEach((answer, leaf) => {
        if (answer === 1) yes.add(leaf)
        if (answer === 2) no.add(leaf)
      })
    },
    coverage() {
      const campaigns = program.campaigns.map(({ campaign }) => campaign).filter(({ enabled }) => enabled !== false)
      const variants = campaigns.flatMap(({ id, variants }) => variants.map((variant) => `${id}:${variant.id}`))
      const gates = campaigns.flatMap((campaign) =>
        gatesOf(program, campaign).map((gate) => ({ key: `${campaign.id} ${gate}`, words: `${campaign.id}: ${gate}` })),
      )
      const asked = [...questionsOf(program)].flatMap(([leaf, words]) => [
        { words: `yes to “${words}”`, isMet: yes.has(leaf) },
        { words: `no to “${words}”`, isMet: no.has(leaf) },
      ])
      return {
        campaigns: covered(campaigns.map(({ id }) => ({ words: id, isMet: acted.has(id) }))),
        variants: covered(variants.map((id) => ({ words: id, isMet: acted.has(id) }))),
        gates: covered(gates.map(({ key, words }) => ({ words, isMet: blocked.has(key) }))),
        answers: covered(asked),
      }
    },
  }
}

function covered(list: readonly { words: string; isMet: boolean }[]): Covered {
  const missing = list.filter(({ isMet }) => !isMet).map(({ words }) => words)
  return { met: list.length - missing.length, all: list.length, missing }
}

/** The gate behind a reason, by the field of the file that asks for it. */
const gateOf: Partial<Record<Reason, string>> = {
  starts_later: 'schedule',
  ended: 'schedule',
  outside_hours: 'schedule',
  other_page: 'pages',
  audience: 'audience',
  prerequisite: 'prerequisites',
  limit_reached: 'limits',
  exclusive_group: 'exclusive',
  coverage: 'coverage',
  not_triggered: 'trigger',
  attention: 'attention',
  lost_to_priority: 'priority',
}

const FIELDS = ['schedule', 'pages', 'audience', 'prerequisites', 'limits', 'exclusive', 'coverage', 'trigger'] as const

/** The gates that may keep a campaign from acting. */
function gatesOf({ campaigns, plans, settings }: Program, campaign: Campaign): string[] {
  const surfacesOf = (id: string) => Object.values(plans.get(id)!.surfaces).flat()
  const mine = surfacesOf(campaign.id)
  const rank = plans.get(campaign.id)!.rank
  const isOutranked = campaigns.some(
    ({ campaign: { id }, rank: other }) =>
      other >= rank && id !== campaign.id && surfacesOf(id).some((surface) => mine.includes(surface)),
  )
  return [
    ...FIELDS.filter((field) => campaign[field] !== undefined),
    ...(isInterruption(campaign) && settings.attention ? ['attention'] : []),
    ...(isOutranked ? ['priority'] : []),
  ]
}

/** Every question of the file once, in words, by the number of its leaf. */
function questionsOf({ rules, segments, described = {}, campaigns }: Program): Map<number, string> {
  const conditions = [
    ...segments.map((id, rule) => ({ rule, condition: described[id]?.when })),
    ...campaigns.map(({ rule, campaign }) => ({ rule, condition: campaign.audience })),
  ]
  const words = new Map<number, string>()
  for (const { rule, condition } of conditions) {
    if (rule === undefined || condition === undefined) continue
    // The graph is built from its end: the last question is the first leaf.
    const leaves = [...rules[rule]!.leaves].reverse()
    questionsIn(condition).forEach((question, index) => {
      const leaf = leaves[index]
      if (leaf !== undefined && !words.has(leaf)) words.set(leaf, questionSentence(question, described))
    })
  }
  return words
}
