/** The part that shows content whose place was painted already: downloaded where there is some. */
export { startLate as start } from './slots/late.ts'
