import type { Signal } from '../signal.ts'

const OWN_SIGNALS =
  /^(page_view|facts|identify|shown|seen|clicked|closed|missed|consent|wake|config|route|scrolled|reached|active|idle|exit_intent|rage_click|appeared|visible|interacted|trigger|asked|visit_started|(form_)?submitted|answered|form_(started|abandoned))$/

/** Whether a page tracks something by the name of one of the runtime's own signals, to forge what the runtime measures, or by none. */
export const isForged = ({ name, tracked }: Signal): boolean =>
  tracked === true && (typeof name !== 'string' || OWN_SIGNALS.test(name))
