import type { Env } from '../env.ts'
import { blocks } from './blocks/index.ts'
import { kinds } from './kinds/index.ts'
import { common } from './look.ts'

const sheets = new WeakMap<object, CSSStyleSheet>()

/** The one style sheet of all widgets: a constructed one needs no permission from a Content Security Policy. */
export function sheetOf({ window }: Env): CSSStyleSheet {
  const known = sheets.get(window)
  if (known) return known
  const sheet = new window.CSSStyleSheet()
  const looks = [...Object.values(blocks), ...Object.values(kinds)].map(({ look }) => look)
  sheet.replaceSync([common, ...looks].join(''))
  sheets.set(window, sheet)
  return sheet
}
