import type { Signal } from '@kairos/core'

/** Names of the runtime's own signals: a page that tracked them would forge what the runtime measures. */
const OWN_SIGNALS =
  /^(page_view|facts|identify|shown|seen|clicked|closed|missed|consent|wake|config|route|scrolled|reached|active|idle|exit_intent|rage_click|appeared|visible|interacted|trigger|visit_started|form_(started|submitted|abandoned))$/

/** An event of the site, as the signal it is; nothing for one that takes the name of ours. Other signals stay as they are. */
export function siteEvent(signal: Signal): Signal | undefined {
  if (signal.name !== 'track') return signal
  const { event, props } = signal.props as { event: unknown; props?: Record<string, unknown> }
  const { name: _, props: __, ...rest } = signal
  return OWN_SIGNALS.test(`${event}`) ? undefined : { ...rest, name: `${event}`, ...(props && { props }) }
}
