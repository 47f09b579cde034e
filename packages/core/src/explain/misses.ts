import type { Block } from '../decisions/decision.ts'
import { moreSentence } from '../sentences/facts.ts'
import type { GateName } from './names.ts'
import type { Kept, Phrases, Speaking } from './phrases.ts'
import { leftOf } from './waits.ts'

/** A gate that keeps a campaign from showing, with what it expects and what is so. */
interface Missed extends Kept {
  expected: unknown
  actual: unknown
  block: Block | undefined
}

/** Says what was nearly enough for a gate, in English; nothing where it broke. */
export const createMisses =
  (speaking: Speaking): Phrases['miss'] =>
  ({ gate, expected, actual }, kept, block) =>
    block?.reason === 'broken' ? undefined : misses[gate]?.({ ...kept, expected, actual, block }, speaking)

const misses: Partial<Record<GateName, (missed: Missed, speaking: Speaking) => string | undefined>> = {
  enabled: () => 'has to be switched on',
  consent: () => 'needs consent to personalization',
  pages: ({ expected }) => `needs a page ${expected}`,
  holdout: ({ expected }) => `a share of ${expected}`,
  prerequisites: ({ block }) => `needs variant “${block?.detail?.variant}” of “${block?.detail?.campaign}”`,
  limits: ({ actual }) => `${actual}`,
  exclusive({ plan }) {
    const { group, from = 0, to = 1 } = plan.campaign.exclusive!
    return `it has “${group}” from ${from} to ${to}`
  },
  allocation: ({ expected, block }) => (block ? undefined : `it is run on a share of ${expected}`),
  trigger: (missed, speaking) => `waits for: ${[missed.expected, ...leftSentences(missed, speaking)].join('; ')}`,
  content({ actual, block }) {
    const missing = (actual ?? []) as string[]
    if (block?.detail?.to) return `“${block.detail.to}” leads away`
    return missing.length ? `needs ${missing.join(' and ')}` : undefined
  },
  attention: ({ actual }) => `an interruption ${actual}`,
  arbitration({ actual: to, plan, program }) {
    const strength = (id: string) => program.plans.get(id)?.campaign.priority ?? 0
    return `“${to}” holds its place with priority ${strength(`${to}`)} against ${strength(plan.campaign.id)}`
  },
}

/** What a trigger lacks: "at step 2", "20 % more to scroll". */
function leftSentences({ plan: { campaign }, state: { page } }: Missed, speaking: Speaking): string[] {
  const seen = speaking.own(page.triggers, campaign.id)?.seen ?? []
  const { step, facts } = leftOf(speaking, { trigger: campaign.trigger!, page, seen })
  const more = Object.entries(facts).map(([path, amount]) => moreSentence(path, amount))
  return step ? [`at step ${step}`, ...more] : more
}
