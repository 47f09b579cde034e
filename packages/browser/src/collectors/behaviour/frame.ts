import type { Env, Stop } from '../../env.ts'

/** Runs something in the next frame, at most once a frame however often it is asked for. */
export function perFrame({ window }: Env, run: () => void): { ask: () => void; stop: Stop } {
  let asked = 0
  return {
    ask() {
      asked ||= window.requestAnimationFrame(() => {
        asked = 0
        try {
          run()
        } catch {
          // Whatever a page did to its own elements, it hears nothing of us.
        }
      })
    },
    stop: () => window.cancelAnimationFrame(asked),
  }
}
