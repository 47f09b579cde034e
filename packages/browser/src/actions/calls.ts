import type { OutcomeProps } from '@kairos/core'
import type { CallAction } from '@kairos/schema'
import type { Registered } from '../api.ts'
import type { Stop } from '../env.ts'
import type { ActKit } from './kit.ts'

/** So long a function may be awaited, and what it promised, before somebody is told. */
const PATIENCE_MS = 10_000

export interface Calling {
  kit: ActKit
  action: CallAction
  outcome: OutcomeProps
  fact: (path: string) => unknown
}

/** The functions that the site has registered, and who waits for one. */
export interface Calls {
  register: (name: string, run: Registered) => void
  registered: (name: string) => Registered | undefined
  /** Calls a function now, or once it is registered; the returned function takes back what it did. */
  call: (calling: Calling) => Stop
}

/** Nothing a function does reaches the page's console, or keeps anything else from being done. */
export function createCalls(): Calls {
  const functions = new Map<string, Registered>()
  const waiting = new Set<() => void>()
  return {
    register(name, run) {
      if (typeof run !== 'function') return
      functions.set(name, run)
      for (const look of [...waiting]) look()
    },
    registered: (name) => functions.get(name),
    call({ kit: { env, send, diagnose }, action, outcome, fact }) {
      const { campaign, variant } = outcome
      const tell = (expected: string) =>
        diagnose({ path: `campaigns.${campaign}.call`, expected: `${expected}: ${action.name}` })
      let isOver = false
      let undo: (() => unknown) | undefined

      const guarded = (work: () => unknown) => {
        try {
          return work()
        } catch {
          return tell('function that does not throw')
        }
      }
      const take = (result: unknown) => {
        if (typeof result !== 'function') return
        if (isOver) guarded(result as () => unknown)
        else undo = result as () => unknown
      }
      const await_ = (promise: PromiseLike<unknown>) => {
        const stopPatience = env.later(() => tell('promise that settles'), PATIENCE_MS)
        promise.then(
          (result) => {
            stopPatience()
            take(result)
          },
          () => {
            stopPatience()
            tell('promise that is kept')
          },
        )
      }
      const look = () => {
        const run = functions.get(action.name)
        if (!run) return
        stopWaiting()
        guarded(() => {
          const result = run({ campaign, variant, with: { ...action.with }, fact })
          send('shown', { ...outcome })
          if (typeof (result as PromiseLike<unknown> | undefined)?.then === 'function')
            await_(result as PromiseLike<unknown>)
          else take(result)
        })
      }
      const stopPatience = env.later(() => tell('function registered by kairos.register()'), PATIENCE_MS)
      const stopWaiting = () => {
        stopPatience()
        waiting.delete(look)
      }
      waiting.add(look)
      look()
      return () => {
        isOver = true
        stopWaiting()
        if (undo) guarded(undo)
        undo = undefined
      }
    },
  }
}
