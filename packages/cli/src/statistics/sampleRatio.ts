import { erfc } from './erfc.ts'

/** Below it the shares are not those that were planned; chance alone does so once in a thousand checks. */
export const ALARM = 0.001

/**
 * How probable it is that chance alone leads as far away from the planned shares: Pearson's chi-squared test of goodness
 * of fit. Sources: Pearson, "On the criterion …", Philosophical Magazine 50 (1900); as a check of experiments: Fabijan et
 * al., "Diagnosing Sample Ratio Mismatch in Online Controlled Experiments", KDD 2019, section 3; alarm below 0.001 and the
 * example 821,588 : 815,482 → 1.8e-6: Kohavi, Tang, Xu, "Trustworthy Online Controlled Experiments" (2020), chapter 21.
 *
 * @param expected how many were to be expected, in the same order and with the same sum
 */
export function sampleRatio(observed: readonly number[], expected: readonly number[]): number {
  let distance = 0
  for (const [index, seen] of observed.entries()) {
    const planned = expected[index]!
    if (planned > 0) distance += (seen - planned) ** 2 / planned
    // Nobody was to come here at all.
    else if (seen > 0) return 0
  }
  const compared = expected.filter((planned) => planned > 0).length
  return compared < 2 ? 1 : chiSquaredTail(distance, compared - 1)
}

/**
 * Share of a chi-squared distribution beyond `x`: the incomplete gamma function Q(degrees / 2, x / 2), for halves by
 * recurrence. Source: NIST Digital Library of Mathematical Functions, 8.4.6, 8.4.10 (for 1/2 and 1) and 8.8.6 (a step
 * further), https://dlmf.nist.gov/8
 */
export function chiSquaredTail(x: number, degrees: number): number {
  if (x <= 0) return 1
  const half = x / 2
  let order = degrees % 2 ? 1 / 2 : 1
  let tail = degrees % 2 ? erfc(Math.sqrt(half)) : Math.exp(-half)
  // half^order · e^-half / Γ(order + 1)
  let step = degrees % 2 ? (2 * Math.sqrt(half) * Math.exp(-half)) / Math.sqrt(Math.PI) : half * Math.exp(-half)
  while (order < degrees / 2) {
    tail += step
    order += 1
    step *= half / order
  }
  return tail
}
