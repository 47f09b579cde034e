import type { Parts } from './kit.ts'

/** The one list of parts. Each is a download of its own, fetched only when something needs it. */
export const parts: Parts = {
  live: () => import('./live.ts'),
  refresh: () => import('./refresh.ts'),
  storage: () => import('./storage.ts'),
  delivery: () => import('./delivery.ts'),
  goals: () => import('./goals.ts'),
  sinks: () => import('./sinks.ts'),
  history: () => import('./history.ts'),
  behaviour: () => import('./behaviour.ts'),
  hooks: () => import('./hooks.ts'),
  shops: () => import('./shops.ts'),
  facts: () => import('./facts.ts'),
  device: () => import('./device.ts'),
  bots: () => import('./bots.ts'),
  zone: () => import('./zone.ts'),
  domain: () => import('./domain.ts'),
  edge: () => import('./edge.ts'),
  late: () => import('./late.ts'),
  guard: () => import('./guard.ts'),
  actions: () => import('./actions.ts'),
  html: () => import('./html.ts'),
  preview: () => import('./preview.ts'),
  explain: () => import('./explain.ts'),
  consent: () => import('./consent.ts'),
  memory: () => import('./memory.ts'),
}
