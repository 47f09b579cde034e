import type { Path } from '../../validate/place.ts'
import { pathOf, type Spot } from './spots.ts'

const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*((?:\|[^}]*)?)\}\}/g

/** A fact that a text names. */
export interface Placeholder {
  fact: string
  path: Path
  /** Whether the text says what to show without it. */
  hasDefault: boolean
}

export const placeholdersIn = (text: string): Omit<Placeholder, 'path'>[] =>
  [...text.matchAll(PLACEHOLDER)].map(([, fact, filters]) => ({
    fact: fact!,
    hasDefault: /\|\s*default\b/.test(filters!),
  }))

/** Every fact that a text names. */
export const placeholders = (spots: readonly Spot[]): Placeholder[] =>
  spots.flatMap((spot) =>
    spot.isShown && typeof spot.value === 'string' && spot.value.includes('{{')
      ? placeholdersIn(spot.value).map((one) => ({ ...one, path: pathOf(spot) }))
      : [],
  )
