import type { Signal } from '@kairos/core'
import { createTriggers, needsOf } from '@kairos/core/behaviour'
import type { Watch } from './collectors/behaviour/collector.ts'
import { collectors } from './collectors/behaviour/index.ts'
import { together } from './collectors/behaviour/listen.ts'
import type { Behaviour } from './given.ts'
import type { Kit } from './kit.ts'

/** Triggers, and noticing what the visitor does on the page. */
export function start(kit: Kit): Behaviour {
  const { base, diagnose, env, program, send, state } = kit
  const { durationMs } = base
  const triggers = createTriggers(base)

  /** A selector that is none is left out, and told once. */
  const isUsable = (moment: object): boolean => {
    if (!('selector' in moment)) return true
    try {
      return [env.document.querySelector(`${moment.selector}`)].length > 0
    } catch {
      diagnose({ path: `${moment.selector}`, expected: 'CSS selector' })
      return false
    }
  }

  return {
    triggers,
    watch() {
      for (const diagnostic of triggers.diagnosticsOf(program)) diagnose(diagnostic)
      const all = needsOf(durationMs, program)
      const needs = { ...all, moments: all.moments.filter(isUsable) }
      const listeners = new Set<(signal: Signal) => void>()
      const hear: Watch['hear'] = (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      }
      const watch: Watch = { env, needs, send, durationMs, state, hear }
      const begin = () =>
        together(
          collectors.map((collect) => {
            try {
              return collect(watch)
            } catch {
              // An old browser lacks what one of them needs; the others have it.
              return undefined
            }
          }),
        )
      let end = begin()
      const stopHearing = kit.hear((signal) => {
        for (const listener of listeners) listener(signal)
        if (signal.name !== 'page_view') return
        end()
        end = begin()
      })
      return () => {
        stopHearing()
        end()
      }
    },
  }
}
