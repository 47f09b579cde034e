/** The part that keeps what is shown against the page's own rendering: downloaded where something is shown. */
export { createGuard as start } from './slots/guard.ts'
