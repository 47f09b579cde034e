import type { Program } from '@kairos/core'
import { attempt } from './collectors/facts/attempt.ts'
import { browserFacts } from './collectors/facts/browser.ts'
import { declaredFacts } from './collectors/facts/declared.ts'
import { deviceChanges, deviceFacts } from './collectors/facts/device.ts'
import { geoFacts } from './collectors/facts/geo.ts'
import { keptFacts } from './collectors/facts/kept.ts'
import { localeFacts } from './collectors/facts/locale.ts'
import { metaFacts } from './collectors/facts/page.ts'
import { trafficFacts } from './collectors/facts/traffic.ts'
import { planted } from './collectors/facts/tree.ts'
import type { Facts, LoadDevice } from './collectors/known.ts'
import type { Env, Stop } from './env.ts'

/** A window that is being resized changes many times a second. */
const SETTLED_MS = 250

/** The part for facts that are read once a page. */
export async function start(env: Env, program: Program, device: LoadDevice): Promise<Facts> {
  const paths = program.inputs.flatMap(({ path, rule }) => (rule < 0 && path[0] !== '$' ? path : []))
  const now = { ...deviceFacts, ...localeFacts }
  const readers = paths.flatMap((path) => (Object.hasOwn(now, path) ? [[path, now[path]!] as const] : []))
  const names = await browserFacts(env, paths, device).catch(() => ({}))
  const written = (): [string, unknown][] => [...metaFacts(env, paths), ...declaredFacts(env, program.facts, paths)]
  let told = new Map<string, unknown>()

  return {
    read(known, profile) {
      const { consent } = known as { consent?: { analytics: boolean } }
      told = new Map(written())
      return planted(known, [
        ...keptFacts(profile, program, env.now(), !!consent?.analytics),
        ...Object.entries(names).map(([name, value]) => [`device.${name}`, value] as const),
        ...readers.map(([path, reader]) => [path, attempt(() => reader(env))] as const),
        ...Object.entries(geoFacts(env, program.settings)).map(([name, value]) => [`geo.${name}`, value] as const),
        ...told,
      ])
    },
    traffic: () => trafficFacts(env, program.settings),
    watch(send) {
      const isKept = (path: string) => program.facts[path]?.keep || /^(cart|wishlist)\./.test(path)
      const tell = (facts: [string, unknown][]) => {
        if (facts.length) send('facts', Object.fromEntries(facts))
      }
      // The first page view tells facts, and only the signal of that name has them remembered.
      tell([...told].filter(([path]) => isKept(path)))
      const stops = readers.flatMap(([path, reader]) => watchOne(path, () => tell([[path, reader(env)]])))
      // A tag in the head runs before most of the page is there.
      if (env.document.readyState === 'loading')
        stops.push(
          env.on(env.document, 'DOMContentLoaded', () => {
            tell(written().filter(([path, value]) => JSON.stringify(told.get(path)) !== JSON.stringify(value)))
          }),
        )
      return () => {
        for (const stop of stops) stop()
      }
    },
  }

  function watchOne(path: string, tell: () => void): Stop[] {
    const changes = Object.hasOwn(deviceChanges, path) ? deviceChanges[path]!(env) : []
    return changes.map(([target, type]) => {
      let stopTimer: Stop = () => {}
      const stop = env.on(target, type, () => {
        stopTimer()
        if (type !== 'resize') return tell()
        stopTimer = env.later(tell, SETTLED_MS)
      })
      return () => {
        stopTimer()
        stop()
      }
    })
  }
}
