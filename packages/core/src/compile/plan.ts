import type { Campaign } from '@kairos/schema'
import { pageTest } from '../decisions/pages.ts'
import { surfacesOf } from '../decisions/surfaces.ts'
import { expect } from '../expect.ts'
import type { CampaignPlan } from '../program.ts'
import { misfit, type Shape } from './shape.ts'

/** What is `nothing` here waits for the part that knows it: a campaign that asked for it in vain would act too often. */
export const campaignShape: Record<string, Shape> = {
  'id!': 'id',
  limits: 'nothing',
  prerequisites: 'nothing',
  exclusive: 'nothing',
  allocation: 'nothing',
  pages: { include: ['text'], exclude: ['text'] },
  schedule: 'nothing',
  coverage: 'share',
  priority: 'number',
  bucketVersion: 'number',
  minBucketVersion: 'nothing',
  'variants!': [{ 'id!': 'id', weight: 'share', actions: [{ 'type!': 'slot', 'slot!': 'text' }] }],
}

/** Makes a campaign ready to decide, but for what it reads. Throws `BadUnit` for one that could not be trusted to. */
export function planCampaign(source: unknown, shape: Shape): CampaignPlan {
  const found = misfit(source, shape)
  if (found) throw found
  const campaign = source as Campaign
  const { variants, pages } = campaign
  const sum = variants.reduce((total, { weight = 1 }) => total + weight, 0)
  // Neither 0 nor endless, which give no number.
  expect(sum / sum, 'weights above 0', 'variants')
  const surfaces = surfacesOf(campaign)
  expect(Object.keys(surfaces).length === variants.length, 'own id', 'variants')
  return {
    campaign,
    rule: undefined,
    reads: [],
    rank: campaign.priority ?? 0,
    onPage: pages && pageTest(pages),
    schedule: undefined,
    shares: variants.map(({ weight = 1 }) => weight / sum),
    surfaces,
  }
}
