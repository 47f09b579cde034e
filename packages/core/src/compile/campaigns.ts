import type { Graph } from '../conditions/graph.ts'
import { placeholders } from '../content/interpolate.ts'
import type { CampaignPlan } from '../program.ts'
import { expect } from './expect.ts'
import { planCampaign } from './plan.ts'
import { segmentsRead } from './segments.ts'
import type { CampaignUnit, Keep, SegmentUnit } from './units.ts'

/** Makes the usable campaigns ready and adds their audiences to the graph; best first. */
export function addCampaigns(source: unknown, segments: SegmentUnit[], graph: Graph, keep: Keep): CampaignUnit[] {
  const known = new Set(segments.map(({ id }) => id))
  const ids = new Set<string>()
  const add = (one: unknown): CampaignUnit => {
    const plan = planCampaign(one)
    const { id, audience: condition, variants } = plan.campaign
    expect(!ids.has(id), 'an id of its own', 'id')
    const audience = condition === undefined ? undefined : graph.add(condition, 'audience')
    for (const segment of audience ? segmentsRead(graph, audience) : [])
      expect(known.has(segment), 'a segment of this file', 'audience', '$segment', segment)
    ids.add(id)
    return { plan, audience, placeholders: placeholders(variants) }
  }
  const list: unknown[] = Array.isArray(source) ? source : []
  const units = list.flatMap((one, index) => keep(`campaigns.${index}`, () => add(one)) ?? [])
  return units.sort((a, b) => byRank(a.plan, b.plan))
}

/** Higher priority first; a tie goes to the lower id. */
function byRank({ campaign: a }: CampaignPlan, { campaign: b }: CampaignPlan): number {
  return (b.priority ?? 0) - (a.priority ?? 0) || (a.id < b.id ? -1 : 1)
}
