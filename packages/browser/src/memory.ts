import type { Ledger } from './given.ts'
import type { Kit } from './kit.ts'
import { showMemory } from './memory/element.ts'
import { listOf } from './memory/list.ts'

/** What is remembered, in plain words: to read, and to take back. */
export function start(kit: Kit): Ledger {
  const { env, agree } = kit
  const ledger: Ledger = {
    list: () => listOf(kit),
    forget: () =>
      new Promise((resolve) => {
        const stop = env.on(env.document, 'kairos:erased', () => {
          stop()
          resolve()
        })
        agree({ personalization: false, analytics: false, forgotten: true })
      }),
    show: (element) => showMemory(kit, ledger, element),
  }
  return ledger
}
