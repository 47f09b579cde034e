import { tell } from './console/tables.ts'
import { watch } from './console/watch.ts'
import type { Console } from './given.ts'
import type { Kit } from './kit.ts'

/** The part that prints: downloaded when a developer asks, or where the tag has `data-debug`. */
export const start = (kit: Kit): Console => ({
  async explain(campaign) {
    const [explain, sentences] = await Promise.all([kit.load('explain'), kit.load('sentences')])
    if (!explain) throw Error('kairos-explain.mjs cannot be had')
    const report = explain.start(kit, sentences?.start()).explain(campaign)
    tell(kit.env.window.console, report, campaign)
    return report
  },
  watch: () => watch(kit),
})
