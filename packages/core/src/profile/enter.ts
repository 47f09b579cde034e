import { read } from '../facts/read.ts'
import type { Program } from '../program.ts'
import type { PageViewProps, Signal } from '../signal.ts'
import type { State } from '../state.ts'
import { durationMs } from '../time.ts'

const THIRTY_MINUTES_MS = 18e5

/** Enters a page: counts it, begins a visit when the last page is long ago, and forgets what was decided on that page. */
export function enter({ profile, page }: State, signal: Signal, { settings }: Program): State {
  const { facts, remembers = page.remembers, traffic } = signal.props as unknown as PageViewProps
  const { visit, lastAt, pages, firstTraffic } = profile
  const { at, offset } = signal
  const continues = visit.count && at - lastAt < (durationMs(settings.visitGap) ?? THIRTY_MINUTES_MS)
  const entered = continues
    ? { ...visit, pages: visit.pages + 1, traffic: traffic ?? visit.traffic }
    : {
        count: visit.count + 1,
        startedAt: at,
        pages: 1,
        entryPath: read(facts, ['page', 'path']) as string,
        traffic: traffic ?? { source: 'direct', channel: 'direct', medium: 'none' },
        ...(visit.count && { previousAt: lastAt }),
      }
  return {
    profile: {
      ...profile,
      lastAt: Math.max(lastAt, at),
      visit: entered,
      pages: pages + 1,
      firstTraffic: visit.count ? firstTraffic : entered.traffic,
    },
    page: {
      ...page,
      offset: offset ?? page.offset,
      enteredAt: at,
      at,
      facts: { ...page.facts, ...facts },
      remembers,
      pending: {},
      surfaces: {},
      decisions: {},
    },
  }
}
