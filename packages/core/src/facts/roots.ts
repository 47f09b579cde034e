import type { State } from '../state.ts'

/** Where facts that are not the page's own come from, by the first word of their path. Every other word is looked up in the page's facts. */
export const roots: Record<string, (state: State) => unknown> = {
  visit: ({ profile }) => profile.visit,
  traffic: ({ profile }) => profile.visit.traffic,
  firstTraffic: ({ profile }) => profile.firstTraffic,
  traits: ({ profile }) => profile.traits,
}
