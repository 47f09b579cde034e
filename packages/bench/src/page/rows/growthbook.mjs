import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CAMPAIGN, variantHtml } from '../content.mjs'

const bundles = join(dirname(createRequire(import.meta.url).resolve('@growthbook/growthbook')), '..', 'bundles')
const read = (name) => readFileSync(join(bundles, name), 'utf8').replace(/\/\/# sourceMappingURL.*/, '')

/** The files people put on their pages. */
export const auto = read('auto.min.js')
export const index = read('index.min.js')

/** The rule and the content, as GrowthBook's visual editor writes them. */
export const payload = {
  features: {},
  experiments: [
    {
      key: 'spring',
      changeId: 'spring',
      hashAttribute: 'id',
      condition: { utmCampaign: CAMPAIGN },
      urlPatterns: [{ include: true, type: 'simple', pattern: '*' }],
      weights: [0, 1],
      coverage: 1,
      variations: [{}, { domMutations: [{ selector: '#hero', action: 'set', attribute: 'html', value: variantHtml }] }],
    },
  ],
  dateUpdated: '2026-01-01T00:00:00.000Z',
}

/** What the documentation asks a page to write beside the smaller file. */
export const startIndex = `new growthbook.GrowthBook({
  attributes: { id: 'visitor-0', utmCampaign: new URLSearchParams(location.search).get('utm_campaign') },
}).initSync({ payload: ${JSON.stringify(payload)} })`
