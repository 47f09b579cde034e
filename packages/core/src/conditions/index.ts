export { evaluateCondition } from './evaluate.ts'
