import { createFluent } from '@kairos/core/fluent'
import type { Speak } from './given.ts'

/** The part that says it in English: for people, where bytes do not count. */
export const start = (): Speak => createFluent
