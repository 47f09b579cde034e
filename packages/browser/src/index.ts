import type { Kairos } from './api.ts'
import { pageEnv } from './env.ts'
import { type Options, start } from './start.ts'

export type { Call, Kairos, KairosEvents, MemoryEntry, Registered } from './api.ts'
export type { Agreed, Consent } from './consent/consent.ts'
export type * from './ids.ts'
export type { Options } from './start.ts'

/**
 * Starts Kairos in this page.
 *
 * @example const kairos = init({ config: '/kairos.json' })
 */
export const init = (options: Options): Kairos => start(pageEnv(), options)
