import { has, type SinkKind } from './sink.ts'

interface PostHog {
  capture: (event: string, properties: Record<string, unknown>) => void
}

/** PostHog counts who met a flag, and takes it for an experiment's exposure. */
export const posthog: SinkKind = {
  global: 'posthog',
  isThere: (vendor) => has(vendor, 'capture'),
  tell(client: PostHog, { record: { name, campaign, variant } }) {
    if (name === 'exposure')
      client.capture('$feature_flag_called', {
        $feature_flag: campaign,
        $feature_flag_response: variant,
        [`$feature/${campaign}`]: variant,
      })
  },
}
