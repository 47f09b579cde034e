import { applyEdits, modify } from 'jsonc-parser'
import type { Path } from '../validate/place.ts'

/** Writes a value into the text of a file; comments and everything else stay as they are. */
export const withValue = (text: string, path: Path, value: unknown): string =>
  applyEdits(text, modify(text, [...path], value, { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } }))
