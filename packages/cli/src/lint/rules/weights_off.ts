import type { Found, Rule } from '../rule.ts'

/** Three times 33 is meant as 100. */
const NEARLY = 0.0101

export const weightsOff: Rule = {
  code: 'weights_off',
  finds:
    'Weights that hardly give the shares they seem to: some variants without one, a sum near 100 or 1 that misses it, or a weight of 0.',
  why: 'Weights are relative, and one that is left out is 1: `90` beside a variant without a weight is 98.9 %.',
  instead: 'Write a weight for every variant, with a sum of 100. Remove a variant that nobody is to get.',
  check: ({ config: { campaigns = [] } }) =>
    campaigns.flatMap(({ id, variants }, index): Found[] => {
      const path = ['campaigns', index, 'variants']
      const weights = variants.flatMap(({ weight }) => weight ?? [])
      const sum = weights.reduce((all, one) => all + one, 0)
      const nobody = variants.flatMap(({ id: variant, weight }, n): Found[] =>
        weight === 0
          ? [
              {
                path: [...path, n, 'weight'],
                mark: 'value',
                message: `No visitor gets variant "${variant}" of "${id}": its weight is 0.`,
                fix: 'write a weight above 0, or remove the variant',
              },
            ]
          : [],
      )
      if (variants.length < 2 || !weights.length || nobody.length) return nobody
      if (weights.length < variants.length && weights.some((one) => one !== 1)) {
        const n = variants.findIndex(({ weight }) => weight === undefined)
        const share = (100 / (sum + variants.length - weights.length)).toFixed(1)
        const message = `Variant "${variants[n]!.id}" of "${id}" has no weight, which counts as 1: ${share} % of the visitors.`
        return [{ path: [...path, n], mark: 'value', message, fix: 'write a "weight" for every variant' }]
      }
      const whole = [1, 100].find((goal) => Math.abs(sum - goal) <= goal * 0.15 && Math.abs(sum - goal) > goal * NEARLY)
      const isEqual = weights.every((one) => one === weights[0])
      if (weights.length < variants.length || whole === undefined || isEqual) return []
      const rounded = Number(sum.toFixed(4))
      const message = `The weights of "${id}" add up to ${rounded}, not ${whole}: the shares are others than the numbers.`
      return [{ path, mark: 'key', message, fix: `correct one of them so that the sum is ${whole}` }]
    }),
}
