export { evaluateCondition, factTest } from './evaluate.ts'
export { isQuick } from './pattern.ts'
