import { has, type SinkKind } from './sink.ts'

interface Mixpanel {
  track: (event: string, properties: Record<string, string>) => void
}

/** Mixpanel's experiments report reads this event. */
export const mixpanel: SinkKind = {
  global: 'mixpanel',
  isThere: (vendor) => has(vendor, 'track'),
  tell(client: Mixpanel, { record: { name, campaign, variant } }) {
    if (name === 'exposure')
      client.track('$experiment_started', { 'Experiment name': campaign, 'Variant name': variant })
  },
}
