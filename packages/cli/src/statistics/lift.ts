import { reach } from './confidenceSequence.ts'

/** Visitors of one variant. */
export interface Group {
  visitors: number
  /** Those of them who reached the goal. */
  reached: number
}

/** By which share a variant reaches the goal more often than another: 0.05 is 5 % more often. */
export interface Lift {
  low: number
  middle: number
  high: number
}

/** Fewer say nothing: what follows holds for many visitors. */
export const LEAST_VISITORS = 100
export const LEAST_REACHED = 20
/** Bounds around 0 that are further apart say nothing anybody could use. */
const WIDEST = 2

/**
 * The lift of a variant and between which bounds it lies, whenever one looks; `undefined` where there are too few to say.
 * Bounds are the lifts that the difference of the two rates does not rule out. Source: Fieller, "Some problems in interval
 * estimation", Journal of the Royal Statistical Society B 16 (1954), section 2 (bounds of a ratio), with the always-valid
 * `reach` in the place of Student's t.
 */
export function liftOf(baseline: Group, variant: Group, alpha: number): Lift | undefined {
  if (Math.min(baseline.visitors, variant.visitors) < LEAST_VISITORS) return undefined
  if (baseline.reached + variant.reached < LEAST_REACHED || baseline.reached === 0) return undefined
  const squared = reach(baseline.visitors + variant.visitors, alpha) ** 2
  const [a, b] = [baseline, variant].map(({ visitors, reached }) => reached / visitors) as [number, number]
  const [wideA, wideB] = [baseline, variant].map((group) => squared * varianceOf(group)) as [number, number]
  const sure = a * a - wideA
  // The baseline's rate may as well be 0, and the ratio anything.
  if (sure <= 0) return undefined
  const root = Math.sqrt(wideB * sure + b * b * wideA)
  const lift = { low: Math.max(0, (a * b - root) / sure) - 1, middle: b / a - 1, high: (a * b + root) / sure - 1 }
  return lift.low <= 0 && lift.high >= 0 && lift.high - lift.low > WIDEST ? undefined : lift
}

/** Of the rate of a group. With half a visitor of each kind more, so that nobody at all is not taken for certainty. */
function varianceOf({ visitors, reached }: Group): number {
  const rate = (reached + 0.5) / (visitors + 1)
  return (rate * (1 - rate)) / visitors
}
