import type { Condition, SlotAction } from '@kairos/schema'
import type { CaseCampaign, CaseConfig, CaseFile, CaseVariant } from './language.ts'

/** Gives the file a case means: named configs looked up, what may be left out filled in. */
export function toFile(source: unknown, { configs = {} }: CaseFile, deep = 0): unknown {
  const config = typeof source === 'string' ? configs[source] : source
  if (config === undefined) throw new Error(`no config named ${source}`)
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return config
  const { campaigns, segments } = config as CaseConfig
  let when: Condition = {}
  for (let depth = 0; depth < deep; depth++) when = { $and: [when] }
  return {
    kairos: 1,
    site: 'corner-shop',
    ...config,
    ...(deep && { segments: { ...segments, deep: { when } } }),
    ...(Array.isArray(campaigns) && { campaigns: campaigns.map(toCampaign) }),
  }
}

const toCampaign = (source: CaseCampaign): unknown => {
  const { fills, variants, ...campaign } = source ?? {}
  if (fills === undefined && !variants?.some?.((variant) => variant?.fills)) return source
  return {
    ...campaign,
    variants: (variants ?? [{ id: 'shows', fills: fills! }]).map((variant) => toVariant(variant, source.id)),
  }
}

function toVariant(source: CaseVariant, title: string): unknown {
  const { fills, ...variant } = source
  return fills === undefined
    ? source
    : { ...variant, actions: [fills].flat().map((slot): SlotAction => ({ type: 'slot', slot, title })) }
}
