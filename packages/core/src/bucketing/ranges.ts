import { hash } from './hash.ts'

/** From (included) and to (excluded), each between 0 and 1. */
export type Range = [from: number, to: number]

/** Equal shares for `count` variants; none for fewer than one. */
export const equalWeights = (count: number): number[] => (count < 1 ? [] : Array(count).fill(1 / count))

/**
 * Cuts the line from 0 to 1 into one range a variant, each covering only its `coverage` part. Weights that are not one
 * for each variant, or do not sum to 1 (±0.01), are replaced by equal ones.
 */
export function bucketRanges(count: number, coverage = 1, weights?: readonly number[] | null): Range[] {
  const covered = Math.min(Math.max(coverage, 0), 1)
  const sum = weights?.reduce((total, weight) => total + weight, 0) ?? 0
  const shares = weights?.length === count && Math.abs(sum - 1) <= 0.01 + 1e-9 ? weights : equalWeights(count)
  let from = 0
  return shares.map((share) => {
    const range: Range = [from, from + covered * share]
    from += share
    return range
  })
}

/** Index of the range that holds a place; -1 when none does. */
export const chooseVariant = (place: number, ranges: readonly Range[]): number =>
  ranges.findIndex(([from, to]) => place >= from && place < to)

/** Tells whether a visitor belongs to a part of a namespace, so that campaigns of one namespace share no visitor. */
export function inNamespace(id: string, [name, from, to]: readonly [string, number, number]): boolean {
  const place = hash(`__${name}`, id, 1)!
  return place >= from && place < to
}
