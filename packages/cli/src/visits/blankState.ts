import type { Page, Profile, State } from '@kairos/core'

/** A page before its first signal, with a place for all that turns will write: to add a key to a copy takes twenty times as long. */
const BLANK: Required<Page> = {
  enteredAt: -0,
  at: -0,
  offset: undefined,
  wakeAt: undefined,
  triggers: {},
  triggersAt: Number.MAX_SAFE_INTEGER,
  triggered: undefined,
  met: {},
  live: [],
  facts: {},
  remembers: true,
  pending: {},
  surfaces: {},
  decisions: {},
}

/** The state before the first signal of a page that will tell these facts. */
export const blankState = (profile: Profile, facts: Record<string, unknown>): State => ({
  profile,
  page: { ...BLANK, facts },
})
