/** Where the series begins to lose digits and the fraction has begun to be quick. */
const CROSSING = 2
const SERIES_TERMS = 60
const FRACTION_TERMS = 80

/**
 * The complementary error function for numbers from 0 on, to about 14 digits. Source: NIST Digital Library of Mathematical
 * Functions, 7.6.2 (series of erf) and 7.9.1 (continued fraction of erfc), https://dlmf.nist.gov/7
 */
export function erfc(x: number): number {
  return x < CROSSING ? 1 - erfSeries(x) : (Math.exp(-x * x) / Math.sqrt(Math.PI)) * erfcFraction(x)
}

function erfSeries(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; n <= SERIES_TERMS; n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum
}

/** From its end to its beginning. */
function erfcFraction(x: number): number {
  let tail = x
  for (let n = FRACTION_TERMS; n >= 1; n--) tail = x + n / 2 / tail
  return 1 / tail
}
