import type { Config } from '@kairos/schema'
import { type Env, isPainted, type Stop } from '../env.ts'

/**
 * Hides `<kairos-slot hold>` while nothing is known yet, and keeps the height that slots ask for. The animation is what
 * hides, so a slot is seen when it ends, whatever becomes of the scripts, and at once where a style allows no animation. All
 * of it gives way to the site's own rules. A constructed sheet needs no permission from a Content Security Policy.
 *
 * @param known the last good config: what is painted without it has its heights, and would move
 */
export function holdSlots(env: Env, known: Partial<Config> | undefined): Stop {
  const { window, document } = env
  try {
    const sheet = new window.CSSStyleSheet()
    sheet.replaceSync(
      `:where(kairos-slot){display:block}:where(kairos-slot[hold]:not([data-kairos])){animation:kairos-hold ${known?.settings?.slotTimeout ?? '.3s'}}@keyframes kairos-hold{0%,to{visibility:hidden}}` +
        (isPainted(env) ? [] : Object.entries(known?.slots ?? {}))
          .map(
            ([name, slot]) => `:where(${slot?.selector ?? `kairos-slot[name="${name}"]`}){min-height:${slot?.reserve}}`,
          )
          .join(''),
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  } catch {
    // Browsers before 2023 keep their slots visible.
    return () => {}
  }
}
