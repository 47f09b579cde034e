import type { PageViewProps, Signal } from '../signal.ts'
import type { Profile } from '../state.ts'

/** Adds what a signal tells about the visitor to what is remembered. The old profile stays as it was. */
export function fold(profile: Profile, signal: Signal, visitGapMs: number): Profile {
  const next = { ...profile, lastAt: Math.max(profile.lastAt, signal.at) }
  const props = signal.props ?? {}
  if (signal.name === 'page_view') return enterPage(next, signal, visitGapMs, profile.lastAt)
  if (signal.name === 'identify') next.traits = props.traits ? { ...profile.traits, ...(props.traits as object) } : {}
  return next
}

function enterPage(next: Profile, signal: Signal, visitGapMs: number, lastAt: number): Profile {
  const { facts, traffic } = signal.props as unknown as PageViewProps
  const { visit } = next
  const path = String((facts.page as { path?: unknown } | undefined)?.path ?? '')
  const starts = visit.count === 0 || signal.at - lastAt >= visitGapMs
  next.visit = starts
    ? { count: visit.count + 1, startedAt: signal.at, pages: 1, entryPath: path, traffic: traffic ?? DIRECT }
    : { ...visit, pages: visit.pages + 1, traffic: traffic ?? visit.traffic }
  next.pages += 1
  if (visit.count === 0) next.firstTraffic = next.visit.traffic
  return next
}

const DIRECT = { source: 'direct', medium: 'none' }
