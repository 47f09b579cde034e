/** The part that makes a preview of a program: downloaded only where a link asks. */
export { force as start } from '@kairos/core/preview'
