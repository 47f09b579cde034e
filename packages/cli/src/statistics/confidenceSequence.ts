/**
 * Visitors at which the interval is at its best. It has to be chosen before anybody looks, so it is the same for every
 * report; GrowthBook's sequential tests take the same number.
 */
const TUNED_VISITORS = 5000

/**
 * Tunes a confidence sequence to be narrowest at so many visitors: √((−2 ln α + ln(−2 ln α + 1)) / N*). Source:
 * Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences",
 * Annals of Statistics 52 (2024), appendix on optimizing Robbins' normal mixture, its approximation of ρ; also
 * https://docs.growthbook.io/statistics/sequential
 */
export const rho = (alpha: number, visitors: number): number => {
  const doubt = -2 * Math.log(alpha)
  return Math.sqrt((doubt + Math.log(doubt + 1)) / visitors)
}

/**
 * How many standard errors an interval reaches to each side after so many visitors, so that all intervals over all time
 * hold the true value together, but for a share `alpha`: one may look after every visitor, and stop when one likes. Source:
 * as above, theorem 2.2, with the standard deviation of a mean, σ̂ / √t, taken out of the bound.
 */
export function reach(visitors: number, alpha: number): number {
  const tuned = visitors * rho(alpha, TUNED_VISITORS) ** 2
  return Math.sqrt(((tuned + 1) / tuned) * Math.log((tuned + 1) / alpha ** 2))
}
