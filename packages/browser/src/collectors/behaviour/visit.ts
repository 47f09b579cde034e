import type { Collector } from './collector.ts'

/** Tells that a visit began, on its first page. */
export const visit: Collector = ({ needs, send, state }) => {
  if (needs.events.includes('visit_started') && state().profile.visit.pages === 1) send('visit_started')
  return undefined
}
