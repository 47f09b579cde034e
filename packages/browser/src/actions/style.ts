import type { EditAction } from '@kairos/schema'
import type { Env, Stop } from '../env.ts'

/** A rule of our own for the elements of a selector. It touches none of them, and meets those that come later. */
export interface Style {
  start: () => void
  stop: Stop
}

/**
 * Makes the rule; `undefined` where the edits have no style. A constructed sheet needs no permission from a Content
 * Security Policy.
 *
 * @param refused hears of properties with a value that is none
 */
export function createStyle(
  { window, document }: Env,
  selector: string,
  edits: readonly EditAction[],
  refused: (property: string) => void,
): Style | undefined {
  const properties = edits.flatMap(({ style = {}, hide }) => [
    ...Object.entries(style),
    ...(hide === true ? [['display', 'none'] as const] : []),
  ])
  if (!properties.length) return undefined
  const sheet = new window.CSSStyleSheet()
  sheet.insertRule(`${selector}{}`)
  const rule = sheet.cssRules[0] as CSSStyleRule
  for (const [name, value] of properties) {
    // Against what scripts write into an element's own style too.
    rule.style.setProperty(name, value, 'important')
    if (!rule.style.getPropertyValue(name)) refused(name)
  }
  const stop = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
  }
  return {
    start() {
      if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
    },
    stop,
  }
}
