export { evaluateCondition, factTest } from './evaluate.ts'
