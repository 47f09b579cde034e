/** What a page needs after first paint: the loop for everything but the first `page_view`. */
export { createStep } from '../step.ts'
export { spread } from './spread.ts'
