import type { Config } from '@kairos/schema'
import type { Row } from '../links/rows.ts'
import type { Viewport } from './viewports.ts'

export type Scheme = 'light' | 'dark'

/** One picture of the matrix. */
export interface Cell {
  row: Row
  viewport: Viewport
  language: string
  scheme: Scheme
}

/** How variants are looked at. */
export interface Ways {
  viewports: readonly Viewport[]
  languages: readonly string[]
  schemes: readonly Scheme[]
}

/** Every variant in every way. */
export const cellsOf = (rows: readonly Row[], { viewports, languages, schemes }: Ways): Cell[] =>
  rows.flatMap((row) =>
    viewports.flatMap((viewport) =>
      languages.flatMap((language) => schemes.map((scheme) => ({ row, viewport, language, scheme }))),
    ),
  )

/** How a cell is looked at: `phone dark pl`. It names the cell in files, so it never changes its form. */
export const wayOf = ({ viewport, scheme, language }: Omit<Cell, 'row'>): string =>
  `${viewport.name} ${scheme} ${language}`

export const variantOf = ({ campaign, variant }: Pick<Row, 'campaign' | 'variant'>): string => `${campaign}:${variant}`

/** The languages in which the file has texts, its own first; its own alone where it has texts in one. */
export function languagesOf({ settings = {}, campaigns = [] }: Config): string[] {
  const { language = 'en' } = settings
  return [...new Set([language, ...campaigns.flatMap(({ variants }) => keysOfTexts(variants))])]
}

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/

/** A text in several languages is an object in which every key is a language and every value a text. */
function keysOfTexts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(keysOfTexts)
  const entries = Object.entries(value)
  const isText = entries.length > 0 && entries.every(([key, text]) => LANGUAGE.test(key) && typeof text === 'string')
  return isText ? entries.map(([key]) => key) : entries.flatMap(([, inner]) => keysOfTexts(inner))
}
