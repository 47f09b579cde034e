// The log-in of the demo: a first name in localStorage, nothing else, no password and no server.
import * as personalization from './personalization.js'
import { read, write } from './store.js'

const KEY = 'corner.account'

/** Returns { firstName } of the visitor who is logged in, or undefined. */
export function account() {
  const stored = read(KEY)
  return typeof stored?.firstName === 'string' ? stored : undefined
}

export function logIn(firstName) {
  write(KEY, { firstName })
  personalization.identify({ firstName })
}

export function logOut() {
  write(KEY, undefined)
  personalization.forgetVisitor()
}
