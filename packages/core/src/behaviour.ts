/** What a page needs where the config waits for something the visitor does. */
export { needsOf } from './needs.ts'
export { createTriggers } from './triggers/index.ts'
