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
  return [...new Set([language, ...campaigns.flatMap(({ variants }) => languagesIn(variants))])]
}

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/
/** Fields that are texts: in others `id` and `alt` are no languages. */
const TEXTS =
  /^(title|text|label|href|src|alt|hint|html|price|name|ended|next|low|high|teaser|closeLabel|list|items|url|to|message|value|avatar|image)$/

/**
 * The languages in which content has texts of their own: a text in several languages is an object in which every key is a
 * language and every value a text.
 */
export function languagesIn(value: unknown, isText = false): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one) => languagesIn(one, isText))
  const entries = Object.entries(value)
  // A picture has such keys too.
  const isLanguage = (key: string) => LANGUAGE.test(key) && key !== 'alt' && key !== 'src'
  if (isText && entries.every(([key, text]) => isLanguage(key) && typeof text === 'string'))
    return entries.map(([key]) => key)
  return entries.flatMap(([key, inner]) =>
    key === 'attributes'
      ? Object.values(inner as object).flatMap((one) => languagesIn(one, true))
      : languagesIn(inner, TEXTS.test(key)),
  )
}
