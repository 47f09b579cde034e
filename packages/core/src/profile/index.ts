/** What a profile needs to be stored. */
export { type Bounds, fit } from './fit.ts'
