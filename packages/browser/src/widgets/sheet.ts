import type { Env } from '../env.ts'
import { blocks } from './blocks/index.ts'
import { kinds } from './kinds/index.ts'
import { common } from './look.ts'

const sheets = new WeakMap<object, CSSStyleSheet>()

/** Takes further kinds of blocks, which come with a part of their own. */
export function addBlocks({ window }: Env, more: object): void {
  Object.assign(blocks, more)
  const known = sheets.get(window)
  if (known) dress(known)
}

/** The one style sheet of all widgets: a constructed one needs no permission from a Content Security Policy. */
export function sheetOf({ window }: Env): CSSStyleSheet {
  const known = sheets.get(window)
  if (known) return known
  const sheet = new window.CSSStyleSheet()
  sheets.set(window, sheet)
  dress(sheet)
  return sheet
}

function dress(sheet: CSSStyleSheet): void {
  const looks = [...Object.values(blocks), ...Object.values(kinds)].map(({ look }) => look)
  sheet.replaceSync([common, ...looks].join(''))
}
