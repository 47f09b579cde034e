import { createTriggers, needsOf } from '@kairos/core/behaviour'
import { collectors } from './collectors/behaviour/index.ts'
import type { Behaviour, Kit } from './kit.ts'

/** Triggers, and noticing what the visitor does on the page. */
export function start(kit: Kit): Behaviour {
  const triggers = createTriggers(kit.base)
  return {
    triggers,
    watch() {
      for (const diagnostic of triggers.diagnosticsOf(kit.program)) kit.diagnose(diagnostic)
      const needs = needsOf(kit.base.durationMs, kit.program)
      const stops = collectors.map((collect) => collect({ env: kit.env, needs, send: kit.send }))
      return () => {
        for (const stop of stops) stop?.()
      }
    },
  }
}
