import type { misfit } from '../compile/shape.ts'
import type { finish } from '../content/finish.ts'
import type { isSafeUrl } from '../content/url.ts'
import type { expect } from '../expect.ts'
import type { own } from '../facts/read.ts'
import type { durationMs } from '../time.ts'

/** What actions beyond filling a slot take from the first download; they import only types from there. */
export interface ActionsBase {
  durationMs: typeof durationMs
  expect: typeof expect
  finish: typeof finish
  isSafeUrl: typeof isSafeUrl
  misfit: typeof misfit
  own: typeof own
}
