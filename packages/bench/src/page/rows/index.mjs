import { builtFiles } from '../../builtFiles.mjs'
import { config } from '../content.mjs'
import { CSS } from '../html.mjs'
import { compress } from '../server.mjs'
import * as growthbook from './growthbook.mjs'
import { fromJson, inScript, paddedJson, paddedScript } from './handWritten.mjs'
import { bundleUniform } from './uniform.mjs'

const built = builtFiles()

const script = (src, more = '') => `<script ${more}src="${src}"></script>`
const TAG = script('/kairos.js', 'data-config="/kairos.json" ')
const preload = (href) => `<link rel="preload" href="${href}" as="fetch" crossorigin>`
const inlined = (code) => `<script>${code.replaceAll('</script', '<\\/script')}</script>`
const OWN = ['kairos-slot', 'name="hero" hold']
const RESERVED = ['kairos-slot', 'name="hero" hold class="reserved"']

/**
 * What is compared: a name, what stands in the head, what waits for nothing from elsewhere.
 *
 * @returns the rows, and the files they ask for by path
 */
export async function createRows(configJs) {
  const json = JSON.stringify(config)
  const bytesOf = (...texts) => texts.reduce((sum, text) => sum + compress(text).length, 0)
  const kairos = built['/kairos.js']
  const files = {
    ...built,
    '/page.css': CSS,
    '/kairos.json': json,
    '/kairos.config.js': configJs,
    '/hand.js': inScript,
    '/hand.padded.js': paddedScript(inScript, bytesOf(kairos, configJs)),
    '/hand.fetch.padded.js': paddedScript(fromJson, bytesOf(kairos)),
    '/hand.json': paddedJson(bytesOf(json)),
    '/auto.min.js': growthbook.auto,
    '/index.min.js': growthbook.index,
    '/api/features/sdk-bench': JSON.stringify(growthbook.payload),
    '/uniform.js': await bundleUniform(),
  }
  const payload = `window.growthbook_config = { payload: ${JSON.stringify(growthbook.payload)} }`
  const fetched = `window.growthbook_config = { apiHost: location.origin, clientKey: 'sdk-bench', noStreaming: true }`
  const rows = {
    nothing: { title: 'the page alone', head: '' },
    configJs: { title: 'Kairos, kairos.config.js', head: script('/kairos.config.js') + TAG, hero: OWN },
    preloaded: { title: 'Kairos, file preloaded', head: preload('/kairos.json') + TAG, hero: RESERVED },
    sync: { title: 'Kairos, synchronous', head: TAG, hero: RESERVED },
    async: { title: 'Kairos, async', head: TAG.replace(' ', ' async '), hero: RESERVED },
    hand: { title: 'hand-written', head: script('/hand.js') },
    handPadded: { title: 'hand-written, padded', head: script('/hand.padded.js') },
    handFetched: {
      title: 'hand-written, padded, JSON preloaded',
      head: preload('/hand.json') + script('/hand.fetch.padded.js'),
    },
    autoInlined: { title: 'GrowthBook auto, inlined', head: inlined(payload) + inlined(growthbook.auto) },
    auto: { title: 'GrowthBook auto', head: inlined(payload) + script('/auto.min.js') },
    autoFetched: {
      title: 'GrowthBook auto, fetched',
      head: inlined(fetched) + script('/auto.min.js'),
    },
    index: { title: 'GrowthBook index', head: script('/index.min.js') + inlined(growthbook.startIndex) },
    uniform: { title: 'Uniform Context', head: script('/uniform.js') },
  }
  return { rows, files }
}
