import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '../../../cli/dist/index.js'

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Open page</title>
<style>kairos-slot { display: flow-root; height: 6rem }</style>
<script src="/kairos.js" data-config="/kairos.json"></script>
</head>
<body>
<kairos-slot name="notice"><p>Own notice</p></kairos-slot>
<kairos-slot name="score"><p>Own score</p></kairos-slot>
</body>
</html>`

const preflight = {
  pillars: 'sport',
  voice: 'cheerful',
  strategy: 'local pride',
  followUp: 'shirts on Monday',
  authentic: 'we sponsor the team',
  owner: 'marta',
  expires: '2099-01-01',
}
const fills = (id, slot, title, more) => ({
  id,
  live: true,
  variants: [{ id: 'a', actions: [{ type: 'slot', slot, title }] }],
  ...more,
})

/**
 * A page of `kairos serve` with a place that follows kairos.json and one that follows moment.json.
 *
 * @param settings how its open pages hear of changes
 * @param words all that either will ever say
 */
export async function openSite({ settings, every, words }) {
  const folder = mkdtempSync(join(tmpdir(), 'kairos-live-'))
  let revision = 0
  const save = {
    /** The file, with another text in the first place. */
    'kairos.json': (word) => {
      revision += 1
      const scores = words.map((score, index) =>
        fills(`score-${index}`, 'score', score, { preflight, audience: { 'feed.moment.match.score': score } }),
      )
      writeFileSync(
        join(folder, 'kairos.json'),
        JSON.stringify({
          kairos: 1,
          site: 'live',
          revision,
          settings: { consent: { mode: 'not_required' }, ...settings },
          feeds: { moment: { url: '/moment.json', every, expires: '10m' } },
          campaigns: [fills('notice', 'notice', word), ...scores],
        }),
      )
    },
    /** The feed, with another text in the second place. */
    'moment.json': (word) =>
      writeFileSync(join(folder, 'moment.json'), JSON.stringify({ entries: word ? { match: { score: word } } : {} })),
  }
  writeFileSync(join(folder, 'index.html'), html)
  save['kairos.json']('first')
  save['moment.json']()
  const site = await serve({ folder, cdn: fileURLToPath(new URL('../../../../dist', import.meta.url)), port: 0 })
  return {
    url: site.url,
    save,
    async close() {
      await site.close()
      rmSync(folder, { recursive: true })
    },
  }
}
