import type { Action, Campaign } from '@kairos/schema'
import { bucketRanges } from '../bucketing/index.ts'
import { pageTest } from '../decisions/pages.ts'
import { surfacesOf } from '../decisions/surfaces.ts'
import type { CampaignPlan } from '../program.ts'
import { expect, isObject, isText } from './expect.ts'

/** Makes a campaign ready to decide, but for its audience. Throws `BadUnit` for one that could not be trusted to. */
export function planCampaign(source: unknown): CampaignPlan {
  expect(isObject(source), 'a campaign')
  expect(isText(source.id), 'an id', 'id')
  checkPages(source.pages)
  checkVariants(source.variants)
  const campaign = source as unknown as Campaign
  const weights = campaign.variants.map(({ weight = 1 }) => weight)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  expect(sum > 0, 'weights that are not all 0', 'variants')
  return {
    campaign,
    rule: undefined,
    onPage: campaign.pages && pageTest(campaign.pages),
    ranges: bucketRanges(
      weights.length,
      1,
      weights.map((weight) => weight / sum),
    ),
    surfaces: surfacesOf(campaign),
  }
}

function checkPages(pages: unknown): void {
  if (pages === undefined) return
  expect(isObject(pages), 'include and exclude', 'pages')
  for (const list of ['include', 'exclude'])
    expect(pages[list] === undefined || isTexts(pages[list]), 'a list of addresses', 'pages', list)
}

function checkVariants(variants: unknown): void {
  expect(Array.isArray(variants) && variants.length, 'at least one variant', 'variants')
  const ids = new Set()
  variants.forEach((variant: unknown, index) => {
    expect(isObject(variant) && isText(variant.id), 'a variant with an id', 'variants', index)
    expect(!ids.has(variant.id), 'an id of its own', 'variants', index, 'id')
    ids.add(variant.id)
    const { weight = 1, actions = [] } = variant
    expect(Number.isFinite(weight) && (weight as number) >= 0, 'a number from 0', 'variants', index, 'weight')
    expect(Array.isArray(actions), 'a list of actions', 'variants', index, 'actions')
    actions.forEach((action: unknown, n) => {
      expect(
        isObject(action) && isKnown(action as unknown as Action),
        'a known action',
        'variants',
        index,
        'actions',
        n,
      )
    })
  })
}

const isKnown = (action: Action) => action.type === 'slot' && isText(action.slot)

const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText)
