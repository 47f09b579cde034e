import { LEAST_REACHED, LEAST_VISITORS } from '../statistics/lift.ts'
import { between, number, probability } from '../words.ts'
import type { CampaignReport, VariantReport, Verdict } from './results.ts'

/** Says what can be said of a campaign. Where visitors are not shared out as planned, nothing is. */
export function verdictsOf(report: Omit<CampaignReport, 'verdicts'>): Verdict[] {
  const { shares, goal, baseline, variants } = report
  if (shares?.isAlarm) return [sharesWrong(shares.p)]
  const base = variants.find(({ id }) => id === baseline)
  const judged = variants.filter(({ lift }) => lift !== undefined)
  if (goal === undefined || !base || !judged.length) return [nothingToCompare(report)]
  return judged.map((variant) => judge(variant, base, goal))
}

const sharesWrong = (p: number): Verdict => ({
  kind: 'shares_wrong',
  sentence: `No verdict: visitors are not shared out as planned (p = ${probability(p)}). Some are lost or counted twice; find out why before you believe any of these numbers.`,
})

function judge(variant: VariantReport, baseline: VariantReport, goal: string): Verdict {
  const { id: about, lift } = variant
  const [name, than] = [variant, baseline].map((group) => `“${group.name}”`)
  if (!lift) return { kind: 'too_few', about, sentence: tooFew(variant, baseline, goal) }
  const span = `${between(lift)} ${goal}`
  if (lift.low > 0) return { kind: 'better', about, sentence: `${name} is probably better than ${than}: ${span}.` }
  if (lift.high < 0) return { kind: 'worse', about, sentence: `${name} is probably worse than ${than}: ${span}.` }
  const sentence = `${name} and ${than} cannot be told apart yet: ${span} is possible.`
  return { kind: 'no_difference', about, sentence }
}

function tooFew(variant: VariantReport, baseline: VariantReport, goal: string): string {
  const groups = [variant, baseline]
  const reached = groups.reduce((sum, { goals }) => sum + (goals[goal]?.visitors ?? 0), 0)
  const counts = groups.map(({ name, visitors }) => `${number(visitors)} for “${name}”`).join(', ')
  if (groups.some(({ visitors }) => visitors < LEAST_VISITORS))
    return `Not enough visitors yet: ${counts}; ${LEAST_VISITORS} each are the least.`
  if (reached < LEAST_REACHED)
    return `Not enough visitors yet: only ${number(reached)} of them reached ${goal}; ${LEAST_REACHED} are the least.`
  return `Not enough visitors yet: ${counts}, and only ${number(reached)} of them reached ${goal}.`
}

function nothingToCompare({ variants, goal }: Omit<CampaignReport, 'verdicts'>): Verdict {
  const only = variants.length === 1 ? variants[0] : undefined
  const sentence =
    goal === undefined
      ? 'Nothing to judge it by: nobody reached a goal after meeting it.'
      : `Nothing to compare: ${only ? `all visitors met “${only.name}”` : 'no visitor met a variant'}. A control (a variant without actions) would tell what it brings.`
  return { kind: 'nothing_to_compare', sentence }
}
