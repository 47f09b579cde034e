export { hash } from './hash.ts'
export { bucketRanges, chooseVariant, equalWeights, inNamespace, type Range } from './ranges.ts'
