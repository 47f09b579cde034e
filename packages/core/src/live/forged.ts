import type { Signal } from '../signal.ts'

/** Names of the runtime's own signals. */
const OWN_SIGNALS =
  /^(page_view|facts|identify|shown|seen|clicked|closed|missed|consent|wake|config|route|scrolled|reached|active|idle|exit_intent|rage_click|appeared|visible|interacted|trigger|visit_started|form_(started|submitted|abandoned))$/

/** Tells whether a page tracked what only the runtime measures. */
export const isForged = ({ name, tracked }: Signal): boolean => !!tracked && OWN_SIGNALS.test(name)
