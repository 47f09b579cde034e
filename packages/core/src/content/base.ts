import type { wordingOf } from '../decisions/gates/content.ts'
import type { interpolate, plainFilters } from './interpolate.ts'
import type { isSafeUrl } from './url.ts'

/** What rarer kinds of content take from the first download; they import only types from there. */
export interface ContentBase {
  interpolate: typeof interpolate
  isSafeUrl: typeof isSafeUrl
  plainFilters: typeof plainFilters
  wordingOf: typeof wordingOf
}
