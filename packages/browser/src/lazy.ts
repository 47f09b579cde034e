import type { Part } from './kit.ts'

/** The one list of parts. Each is a download of its own, fetched only when something needs it. */
export const parts = {
  live: (): Promise<Part> => import('./live.ts'),
}
