import type { Sink } from '@kairos/schema'
import type { SinkKind, Told } from './sink.ts'

/**
 * GA4's own words: `experience_impression` is what Google asks third-party experiments to send
 * (https://developers.google.com/analytics/devguides/collection/ga4/integration), slots are promotions.
 */
function eventOf(told: Told, style: Sink['style']): [event: string, fields: Record<string, unknown>] | undefined {
  const { record, isControl } = told
  if (record.name === 'exposure')
    return style === 'experiment_viewed'
      ? ['experiment_viewed', { experiment_id: record.campaign, variation_id: record.variant }]
      : ['experience_impression', { exp_variant_string: `KAIROS-${record.campaign}-${record.variant}` }]
  // The page's own content is nobody's promotion.
  if (isControl) return undefined
  if (record.name === 'impression') return ['view_promotion', promotion(told)]
  return record.name === 'click' ? ['select_promotion', promotion(told)] : undefined
}

const promotion = ({ record, campaign, variant, place }: Told) => ({
  promotion_id: record.campaign,
  promotion_name: campaign,
  creative_name: variant,
  creative_slot: place,
  items: [],
})

/** Google Tag Manager: plain pushes, e-commerce fields where its variables look for them. */
export const dataLayer: SinkKind = {
  global: 'dataLayer',
  isThere: Array.isArray,
  tell(layer: unknown[], told, style) {
    const found = eventOf(told, style)
    if (!found) return
    const [event, fields] = found
    if (told.record.name === 'exposure') layer.push({ event, ...fields })
    // What another push left in `ecommerce` would be sent with ours.
    else layer.push({ ecommerce: null }, { event, ecommerce: fields })
  },
}

type Gtag = (command: 'event', event: string, fields: Record<string, unknown>) => void

/** The Google tag without a tag manager; it hears calls of `gtag()` only. */
export const gtag: SinkKind = {
  global: 'gtag',
  isThere: (vendor) => typeof vendor === 'function',
  tell(call: Gtag, told, style) {
    const found = eventOf(told, style)
    if (found) call('event', ...found)
  },
}
