/** What a page needs after first paint: the loop for everything but the first `page_view`. */
export { createStep } from '../step.ts'
export { bounded } from './bounded.ts'
export { isForged } from './forged.ts'
export { type Happened, retell, takeDrawn } from './retell.ts'
export { spread } from './spread.ts'
