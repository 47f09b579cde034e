import type { KairosRecord } from '@kairos/core'
import type { Sinks } from '../given.ts'
import type { Kit } from '../kit.ts'
import { untoldKey } from './left.ts'
import { MOST_KEPT_BYTES } from './message.ts'

/** The site's own analytics come in a part of their own: what happens until it is here waits, for the next page if it must. */
export function startSinks(kit: Kit): Sinks {
  const { env, site, memory, consent } = kit
  const key = untoldKey(site) + memory.page
  let waiting: KairosRecord[] = []
  let sinks: Sinks | undefined
  let stopped = false

  const stops = [
    env.on(env.window, 'pagehide', () => {
      if (waiting.length && consent().analytics) env.keep(key, waiting, MOST_KEPT_BYTES)
    }),
    env.on(env.window, 'pageshow', () => env.forget(key)),
  ]
  kit.load('sinks').then((part) => {
    if (stopped || !part) return
    sinks = part.start(kit)
    for (const record of waiting.splice(0)) sinks.tell(record)
  })
  return {
    tell(record) {
      if (sinks) sinks.tell(record)
      else waiting.push(record)
    },
    drop() {
      waiting = []
      sinks?.drop()
    },
    stop() {
      stopped = true
      sinks?.stop()
      for (const stop of stops) stop()
    },
  }
}
