import type { SinkKind } from './sink.ts'

type Plausible = (event: string, options: { props: Record<string, string>; interactive: boolean }) => void

/** Plausible; not interactive, so that an exposure does not count as something the visitor did. */
export const plausible: SinkKind = {
  global: 'plausible',
  isThere: (vendor) => typeof vendor === 'function',
  tell(call: Plausible, { record: { name, campaign, variant } }) {
    if (name === 'exposure') call('Experiment Viewed', { props: { experiment: campaign, variant }, interactive: false })
  },
}
