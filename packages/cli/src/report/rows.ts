import { amount, between, number, percent } from '../words.ts'
import type { CampaignReport, VariantReport } from './results.ts'

/** Names of the columns, and a row for each variant and the holdout. */
export function rowsOf({ variants, held, goal, baseline }: CampaignReport): { head: string[]; rows: string[][] } {
  const all = [...variants, ...(held ? [held] : [])]
  const isWorth = goal !== undefined && all.some(({ goals }) => goals[goal]?.value)
  const isCompared = baseline !== undefined
  const head = ['Variant', 'Visitors', 'Seen', 'Clicked', 'Closed']
  if (goal !== undefined)
    head.push(`Reached ${goal}`, 'Rate', ...(isWorth ? ['Worth'] : []), ...(isCompared ? ['Change'] : []))
  const rows = all.map((variant) => [
    variant.name,
    ...[variant.visitors, variant.impressions, variant.clicks, variant.closes].map(number),
    ...(goal === undefined
      ? []
      : reachedCells(variant, { goal, isWorth, isCompared, isBaseline: variant.id === baseline })),
  ])
  return { head, rows }
}

interface Cells {
  goal: string
  isWorth: boolean
  isCompared: boolean
  isBaseline: boolean
}

function reachedCells({ goals, lift }: VariantReport, { goal, isWorth, isCompared, isBaseline }: Cells): string[] {
  const { visitors = 0, rate = 0, value = 0 } = goals[goal] ?? {}
  const change = isBaseline ? 'compared with' : lift ? between(lift) : lift === null ? 'too few yet' : ''
  return [number(visitors), percent(rate), ...(isWorth ? [amount(value)] : []), ...(isCompared ? [change] : [])]
}

/** The other goals of a campaign, by variant; nothing where there are none. */
export function otherGoals({ variants, goal }: CampaignReport): { head: string[]; rows: string[][] } | undefined {
  const others = [...new Set(variants.flatMap(({ goals }) => Object.keys(goals)))].filter((id) => id !== goal).sort()
  if (!others.length) return undefined
  const rows = variants.map(({ name, goals }) => [
    name,
    ...others.map((id) => {
      const { visitors = 0, rate = 0 } = goals[id] ?? {}
      return `${number(visitors)} (${percent(rate)})`
    }),
  ])
  return { head: ['Variant', ...others], rows }
}
