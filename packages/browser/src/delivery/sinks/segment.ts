import { has, type SinkKind } from './sink.ts'

interface Analytics {
  track: (event: string, properties: Record<string, unknown>) => void
}

/** Segment, and what has its interface: RudderStack (`rudderanalytics`), Customer.io. */
export const segment: SinkKind = {
  global: 'analytics',
  isThere: (vendor) => has(vendor, 'track'),
  tell(analytics: Analytics, { record, campaign, variant, isControl, place }) {
    const { name } = record
    if (name === 'exposure')
      return analytics.track('Experiment Viewed', {
        experiment_id: record.campaign,
        experiment_name: campaign,
        variation_id: record.variant,
        variation_name: variant,
      })
    const event = { impression: 'Promotion Viewed', click: 'Promotion Clicked' }[name as string]
    if (event && !isControl)
      analytics.track(event, { promotion_id: record.campaign, name: campaign, creative: variant, position: place })
  },
}
