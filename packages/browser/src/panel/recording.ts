import type { ReplayFile, Signal } from '@kairos/core'
import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Previewed } from './kit.ts'

/** Everything that happened on this page. */
export interface Recording {
  signals: () => readonly Signal[]
  /** A file that has every turn again in the core's `replay`; `undefined` where the beginning was not seen. */
  file: () => (ReplayFile & Record<string, unknown>) | undefined
  stop: Stop
}

/** Nobody looks through more. */
const MOST_SIGNALS = 20_000

/** Records the signals of this page, those that came before the panel did too. */
export function record(kit: Kit, { seen, asked, real }: Previewed): Recording {
  const { from, happened } = kit.memory.runtime().unsaved()
  const signals = happened.map(({ signal }) => signal)
  const { revision } = kit.program
  const stop = kit.hear((signal) => {
    if (signals.length < MOST_SIGNALS) signals.push(signal)
  })
  return {
    signals: () => signals,
    file() {
      const { began } = seen
      // Another revision decided some of it, or the first were forgotten.
      if (!began || from || kit.program.revision !== revision || signals.length >= MOST_SIGNALS) return undefined
      const { location, navigator } = real.window
      return {
        kairos: 1,
        revision,
        profile: began,
        preview: asked,
        signals,
        address: location.href,
        browser: navigator.userAgent,
      }
    },
    stop,
  }
}
