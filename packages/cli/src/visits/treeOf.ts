import { plant } from '@kairos/core'

/** Facts by path as trees by first word, on top of others. A path inside what is itself a value says more than the value. */
export const treeOf = (facts: Record<string, unknown>, before: Record<string, unknown> = {}): Record<string, unknown> =>
  Object.entries(facts).reduce(plant, before)
