import type { Collector } from './collector.ts'

/** All there is to notice; each listens only where the config needs it. */
export const collectors: readonly Collector[] = []
