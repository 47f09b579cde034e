import type { State } from '../state.ts'
import { pastOf } from './remember.ts'

/**
 * Gives each dimension's favourite value and every value's share of all interest in it. Scores of a dimension fade at one
 * rate, so shares and favourite do not change while nothing happens.
 */
export const interestFacts = ({ profile }: State) =>
  Object.fromEntries(
    Object.entries(pastOf(profile).interests).map(([dimension, { scores }]) => {
      const values = Object.entries(scores).sort((a, b) => b[1] - a[1])
      const sum = values.reduce((total, [, score]) => total + score, 0)
      const share = Object.fromEntries(values.map(([value, score]) => [value, score / sum]))
      return [dimension, { top: values[0]?.[0], share }]
    }),
  )
