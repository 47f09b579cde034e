/** The part that knows what the visitor did: downloaded only where a rule asks. */
export { createHistory as start } from '@kairos/core/history'
