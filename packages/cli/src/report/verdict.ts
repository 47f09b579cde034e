import { LEAST_REACHED, LEAST_VISITORS } from '../statistics/lift.ts'
import type { CampaignReport, VariantReport } from './report.ts'
import { between, number, probability } from './words.ts'

/** What a campaign's numbers allow to say. */
export interface Verdict {
  kind: 'shares_wrong' | 'better' | 'worse' | 'no_difference' | 'too_few' | 'nothing_to_compare'
  /** The variant it is about; `holdout` for all of them against the holdout. */
  about?: string
  sentence: string
}

/** Says what can be said of a campaign. Where visitors are not shared out as planned, nothing is. */
export function verdictsOf(report: Omit<CampaignReport, 'verdicts'>): Verdict[] {
  const { shares, holdout, goal, baseline, variants } = report
  if (shares?.isAlarm) return [sharesWrong(shares.p)]
  const judged = goal === undefined ? [] : variants.filter(({ lift }) => lift !== undefined)
  const base = variants.find(({ id }) => id === baseline)
  const told = judged.map((variant) =>
    judge({
      variant,
      baseline: base!,
      goal: goal!,
      about: variant.id,
      subject: `“${variant.name}”`,
      than: `“${base!.name}”`,
    }),
  )
  const held = holdout && heldVerdict(holdout, goal)
  if (told.length || held) return [...told, ...(held ? [held] : [])]
  return [nothingToCompare(report)]
}

const sharesWrong = (p: number, whom = 'visitors'): Verdict => ({
  kind: 'shares_wrong',
  sentence: `No verdict: ${whom} are not shared out as planned (p = ${probability(p)}). Some are lost or counted twice; find out why before you believe any of these numbers.`,
})

function heldVerdict(
  { held, shown, shares }: NonNullable<CampaignReport['holdout']>,
  goal: string | undefined,
): Verdict | undefined {
  if (shares?.isAlarm) return { ...sharesWrong(shares.p, 'held-out visitors'), about: held.id }
  if (goal === undefined) return undefined
  const words = { about: held.id, subject: 'Showing something', than: 'showing nothing' }
  return judge({ variant: shown, baseline: held, goal, ...words })
}

interface Judged {
  variant: VariantReport
  baseline: VariantReport
  goal: string
  about: string
  /** What the sentence is about, and what that is compared with. */
  subject: string
  than: string
}

function judge({ variant, baseline, goal, about, subject, than }: Judged): Verdict {
  const { lift } = variant
  if (!lift) return { kind: 'too_few', about, sentence: tooFew([variant, baseline], [subject, than], goal) }
  const span = `${between(lift)} ${goal}`
  if (lift.low > 0) return { kind: 'better', about, sentence: `${subject} is probably better than ${than}: ${span}.` }
  if (lift.high < 0) return { kind: 'worse', about, sentence: `${subject} is probably worse than ${than}: ${span}.` }
  const sentence = `${subject} and ${than} cannot be told apart yet: ${span} is possible.`
  return { kind: 'no_difference', about, sentence }
}

function tooFew(groups: [VariantReport, VariantReport], [subject, than]: [string, string], goal: string): string {
  const [variant, baseline] = groups.map(({ visitors }) => visitors) as [number, number]
  const reached = groups.reduce((sum, { goals }) => sum + (goals[goal]?.visitors ?? 0), 0)
  if (Math.min(variant, baseline) < LEAST_VISITORS)
    return `Not enough visitors yet: ${number(variant)} for ${subject.toLowerCase()}, ${number(baseline)} for ${than}; ${LEAST_VISITORS} each are the least.`
  if (reached < LEAST_REACHED)
    return `Not enough visitors yet: only ${number(reached)} of them reached ${goal}; ${LEAST_REACHED} are the least.`
  return `Not enough visitors yet: ${number(reached)} reached ${goal}, too few to compare ${subject.toLowerCase()} with ${than}.`
}

function nothingToCompare({ variants, goal }: Omit<CampaignReport, 'verdicts'>): Verdict {
  const only = variants.length === 1 ? variants[0] : undefined
  const sentence =
    goal === undefined
      ? 'Nothing to judge it by: nobody reached a goal after meeting it.'
      : `Nothing to compare: ${only ? `all visitors met “${only.name}”` : 'no visitor met a variant'}. A control (a variant without actions) or a holdout would tell what it brings.`
  return { kind: 'nothing_to_compare', sentence }
}
