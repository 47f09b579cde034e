import { has, type SinkKind } from './sink.ts'

interface Amplitude {
  track: (event: string, properties: Record<string, string>) => void
}

/** Amplitude Experiment's exposure event. */
export const amplitude: SinkKind = {
  global: 'amplitude',
  isThere: (vendor) => has(vendor, 'track'),
  tell(client: Amplitude, { record: { name, campaign, variant } }) {
    if (name === 'exposure') client.track('$exposure', { flag_key: campaign, variant, experiment_key: campaign })
  },
}
