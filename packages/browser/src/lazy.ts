import type { History, HistoryBase, Program } from '@kairos/core'
import type { Actions, ActionsKit, Allowed, Clean } from './actions/kit.ts'
import type { Env, Stop } from './env.ts'
import type { Behaviour, Kit } from './kit.ts'

/** A part: a separate download that is started with what it needs. */
export interface Part<Needs extends unknown[], Result> {
  /** Build the file belongs to; the bundler adds it, the package has none. */
  build?: string
  start: (...needs: Needs) => Result
}

/** The parts there are, and what starting one gives. */
export interface Parts {
  /** What may happen after first paint. */
  live: () => Promise<Part<[Kit], Promise<Stop>>>
  /** Questions about what the visitor did. */
  history: () => Promise<Part<[HistoryBase], History>>
  /** Triggers, and noticing what the visitor does. */
  behaviour: () => Promise<Part<[Kit], Behaviour>>
  /** Markup, templates, and filters in the page's language. */
  actions: () => Promise<Part<[ActionsKit], Promise<Actions>>>
  /** What keeps markup harmless where the browser does not. */
  html: () => Promise<Part<[Env, Allowed], Clean>>
  /** Forced variants. */
  preview: () => Promise<Part<[Program, Record<string, string>], Program>>
}

/** The one list of parts. Each is a download of its own, fetched only when something needs it. */
export const parts: Parts = {
  live: () => import('./live.ts'),
  history: () => import('./history.ts'),
  behaviour: () => import('./behaviour.ts'),
  actions: () => import('./actions.ts'),
  html: () => import('./html.ts'),
  preview: () => import('./preview.ts'),
}
