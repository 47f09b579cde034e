import type { Config } from '@kairos/schema'
import type { Path } from '../../validate/place.ts'
import { shown } from './walk.ts'

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

/** Every fact that a text of the file names. */
export const placeholders = (config: Config): Placeholder[] =>
  [...shown(config)].flatMap(([path, value]) =>
    typeof value === 'string' ? placeholdersIn(value).map((one) => ({ ...one, path })) : [],
  )
