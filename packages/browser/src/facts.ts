import type { Program } from '@kairos/core'
import { attempt } from './collectors/facts/attempt.ts'
import { browserFacts } from './collectors/facts/browser.ts'
import { declaredFacts } from './collectors/facts/declared.ts'
import { deviceFacts, watchDevice } from './collectors/facts/device.ts'
import { geoFacts } from './collectors/facts/geo.ts'
import { keptFacts } from './collectors/facts/kept.ts'
import { localeFacts } from './collectors/facts/locale.ts'
import { metaFacts } from './collectors/facts/page.ts'
import { trafficFacts } from './collectors/facts/traffic.ts'
import { planted, type Tree } from './collectors/facts/tree.ts'
import { typed } from './collectors/facts/value.ts'
import type { Env } from './env.ts'
import type { Facts, Parts } from './kit.ts'

/** The part for facts that are read once a page. */
export async function start(env: Env, program: Program, parts: Pick<Parts, 'device'>): Promise<Facts> {
  const { facts: declared, settings } = program
  const paths = program.inputs.flatMap(({ path, rule }) => (rule < 0 && path[0] !== '$' ? path : []))
  const now = { ...deviceFacts, ...localeFacts }
  const readers = paths.flatMap((path) => (Object.hasOwn(now, path) ? [[path, now[path]!] as const] : []))
  const names = await browserFacts(env, paths, parts.device).catch(() => ({}))
  const written = () =>
    new Map([
      ...readers.map(([path, reader]): [string, unknown] => [path, attempt(() => reader(env))]),
      ...metaFacts(env, paths),
      ...declaredFacts(env, declared, paths),
    ])
  let told: ReturnType<typeof written> = new Map()
  /** Only the page that loads has an origin; a route has none of its own. */
  let isFirst = true

  return {
    typed,
    read(page, profile) {
      const facts = page.facts as Tree
      const { analytics } = facts.consent as { analytics: boolean }
      told = written()
      const traffic = isFirst ? trafficFacts(env, settings) : undefined
      isFirst = false
      const all = [
        ...keptFacts(profile, program, env.now(), analytics),
        ...Object.entries(names).map(([name, value]) => [`device.${name}`, value] as const),
        ...Object.entries(geoFacts(env, settings)).map(([name, value]) => [`geo.${name}`, value] as const),
        ...told,
      ]
      return { ...page, facts: planted(facts, all), traffic }
    },
    watch({ send, hear }) {
      const tell = (facts: [string, unknown][]) => {
        if (facts.length) send('facts', Object.fromEntries(facts))
      }
      const isKept = (path: string) => declared[path]?.keep || /^(cart|wishlist)\./.test(path)
      // A page view tells facts, and only the signal of that name has them remembered.
      const keep = () => tell([...told].filter(([path]) => isKept(path)))
      const tellNew = () => {
        const before = told
        told = written()
        tell([...told].filter(([path, value]) => JSON.stringify(before.get(path)) !== JSON.stringify(value)))
      }
      keep()
      const stops = readers.flatMap(([path, reader]) => watchDevice(env, path, () => tell([[path, reader(env)]])))
      stops.push(hear(({ name }) => name === 'page_view' && keep()))
      // Time has passed since the page was entered, and a tag in the head runs before most of it is there.
      tellNew()
      stops.push(env.on(env.document, 'DOMContentLoaded', tellNew))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
