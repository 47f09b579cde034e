/** The part that keeps markup harmless: downloaded only where the browser has no `setHTML`. */
export { createPurifier as start } from './content/purify.ts'
