import type { Diagnostic } from '@kairos/core'
import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Previewed } from './kit.ts'

/** One of our files that this page loaded. */
export interface LoadedPart {
  name: string
  /** Milliseconds it took; bytes as they came, 0 from the cache. */
  ms: number
  bytes: number
}

/** What the page cost, and what went wrong. */
export interface Measured {
  /** Layout shift of the page, and the part of it in which something of ours moved. */
  shift: () => { all: number; ours: number }
  /** Milliseconds that slots with `hold` were hidden after the first paint. */
  hiddenMs: () => number
  parts: () => LoadedPart[]
  diagnostics: () => readonly Diagnostic[]
  stop: Stop
}

interface Shift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
  sources?: { node?: Node | null }[]
}

const OURS = 'kairos-slot,kairos-widget,[slot=kairos]'

/** Looks at what the page cost; what was before the panel came is told by the browser. */
export function measure({ env, program }: Kit, { seen, real }: Previewed): Measured {
  const { window, document } = real
  const { performance } = window
  let all = 0
  let ours = 0
  const diagnostics = [...program.diagnostics]
  const add = (entries: readonly Shift[]) => {
    for (const { value, hadRecentInput, sources = [] } of entries) {
      if (hadRecentInput) continue
      all += value
      if (sources.some(({ node }) => node && (node as Element).closest?.(OURS))) ours += value
    }
  }
  let observer: PerformanceObserver | undefined
  try {
    observer = new window.PerformanceObserver((list) => add(list.getEntries() as Shift[]))
    observer.observe({ type: 'layout-shift', buffered: true })
  } catch {
    // Only Chromium measures it.
  }
  const stopHearing = env.on(document, 'kairos:diagnostic', (event) => {
    diagnostics.push((event as CustomEvent<Diagnostic>).detail)
  })
  return {
    shift: () => ({ all, ours }),
    hiddenMs() {
      const [first] = performance.getEntriesByName('first-contentful-paint')
      const isHeld = document.querySelector('kairos-slot[hold]')
      return isHeld && first ? Math.max(0, Math.round(seen.decidedMs - first.startTime)) : 0
    },
    parts: () =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).flatMap(
        ({ name, duration, transferSize }) => {
          const [, file] = /\/(kairos[\w.-]*\.(?:m?js|json))(?:$|[?#])/.exec(name) ?? []
          return file ? [{ name: file, ms: Math.round(duration), bytes: transferSize ?? 0 }] : []
        },
      ),
    diagnostics: () => diagnostics,
    stop() {
      observer?.disconnect()
      stopHearing()
    },
  }
}
