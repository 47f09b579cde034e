import type { CampaignRecord, KairosRecord } from '@kairos/core'
import type { Sink } from '@kairos/schema'
import { amplitude } from './delivery/sinks/amplitude.ts'
import { callback } from './delivery/sinks/callback.ts'
import { dataLayer, gtag } from './delivery/sinks/ga4.ts'
import { matomo } from './delivery/sinks/matomo.ts'
import { mixpanel } from './delivery/sinks/mixpanel.ts'
import { plausible } from './delivery/sinks/plausible.ts'
import { posthog } from './delivery/sinks/posthog.ts'
import { segment } from './delivery/sinks/segment.ts'
import type { SinkKind, Told } from './delivery/sinks/sink.ts'
import { type Waiting, waitFor } from './delivery/sinks/wait.ts'
import type { Sinks } from './given.ts'
import type { Kit } from './kit.ts'

/** The analytics that are understood, as `settings.records.sinks` names them. */
const kinds: Record<string, SinkKind> = {
  dataLayer,
  gtag,
  segment,
  posthog,
  matomo,
  plausible,
  mixpanel,
  amplitude,
  callback,
}

/** Tells the site's own analytics what is measured, in the words of each. */
export function start({ env, settings, program, diagnose }: Kit): Sinks {
  const open = (named: unknown, index: number): Waiting[] => {
    const { type, global, style } = (typeof named === 'string' ? { type: named } : Object(named)) as Sink
    const kind = Object.hasOwn(kinds, type) ? kinds[type]! : undefined
    const path = `settings.records.sinks.${index}`
    if (!kind) {
      diagnose({ path, expected: Object.keys(kinds).join(', ') })
      return []
    }
    return [
      waitFor({
        env,
        kind,
        global: typeof global === 'string' ? global : kind.global,
        tell: (vendor, record) =>
          kind.hear ? kind.hear(vendor, record) : 'campaign' in record && kind.tell(vendor, describe(record), style),
        diagnose: (expected) => diagnose({ path, expected }),
      }),
    ]
  }
  const sinks = (settings.records!.sinks as unknown[]).flatMap(open)

  const describe = (record: CampaignRecord): Told => {
    const known = program.plans.get(record.campaign)?.campaign
    const variant = known?.variants.find(({ id }) => id === record.variant)
    return {
      record,
      campaign: known?.name ?? record.campaign,
      variant: variant?.name ?? (record.variant === 'holdout' ? 'Holdout' : record.variant),
      isControl: !!variant && !variant.actions?.length,
      place: `${record.surface ?? ''}`.replace(/^\w+:/, ''),
    }
  }
  const drop = () => {
    for (const sink of sinks) sink.drop()
  }
  return {
    tell(record: KairosRecord) {
      for (const sink of sinks) sink.tell(record)
    },
    drop,
    stop: drop,
  }
}
