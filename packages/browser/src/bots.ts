/** The part that knows the names of all bots: downloaded before anything is kept or sent. */
export { isbot as start } from 'isbot'
