import type { SinkKind } from './sink.ts'

/** Matomo: an event, or the paid A/B testing plugin; what is seen and followed is content. */
export const matomo: SinkKind = {
  global: '_paq',
  // A list until Matomo has come, then something that is pushed to alike.
  isThere: (vendor) => typeof (vendor as { push?: unknown } | null | undefined)?.push === 'function',
  tell(queue: { push: (call: unknown[]) => void }, { record: { name, campaign, variant }, isControl, place }, style) {
    if (name === 'exposure')
      queue.push(
        style === 'ab_testing'
          ? ['AbTesting::enter', { experiment: campaign, variation: variant }]
          : ['trackEvent', 'Personalization', campaign, variant],
      )
    else if (name === 'impression' && !isControl) queue.push(['trackContentImpression', campaign, variant, place])
    else if (name === 'click' && !isControl) queue.push(['trackContentInteraction', 'click', campaign, variant, place])
  },
}
