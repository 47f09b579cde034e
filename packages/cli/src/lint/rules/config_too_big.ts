import { pack } from '../../pack/pack.ts'
import { MOST_KEPT_BYTES } from '../../pack/sizes.ts'
import type { Rule } from '../rule.ts'

export const configTooBig: Rule = {
  code: 'config_too_big',
  finds: 'A file that is over 96 kB as `kairos pack` writes it.',
  why: 'Every page waits for it, and every change of it is read by every browser.',
  instead: 'Remove campaigns that are over, or part the site into several, each with a file of its own.',
  check({ config, at }) {
    const bytes = Buffer.byteLength(JSON.stringify(pack(config, at)))
    if (bytes <= MOST_KEPT_BYTES) return []
    const largest = (config.campaigns ?? [])
      .map((campaign) => ({ id: campaign.id, size: Buffer.byteLength(JSON.stringify(campaign)) }))
      .sort((a, b) => b.size - a.size)[0]
    const first = largest ? ` The largest campaign is "${largest.id}" with ${kilo(largest.size)}.` : ''
    return [
      {
        path: [],
        mark: 'value',
        message: `The packed file has ${kilo(bytes)}; ${kilo(MOST_KEPT_BYTES)} are the most.${first}`,
        fix: 'remove campaigns that are over',
      },
    ]
  },
}

const kilo = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
