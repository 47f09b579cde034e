import type { Config } from '@kairos/schema'
import { attempt, type Env, isPainted, type Stop } from '../env.ts'
import { isPreview } from '../preview/flags.ts'

/**
 * Hides `<kairos-slot hold>` while nothing is known yet, and keeps the height that slots ask for. The animation is what
 * hides, so a slot is seen when it ends, whatever becomes of the scripts, and at once where a style allows no animation. All
 * of it gives way to the site's own rules. A constructed sheet needs no permission from a Content Security Policy.
 *
 * @param known the last good config: what is painted without it has its heights, and would move
 */
export function holdSlots(env: Env, known: Partial<Config> | undefined): Stop {
  const { window, document } = env
  let css = ':where(kairos-slot){display:block}'
  return (
    attempt(() => {
      const sheet = new window.CSSStyleSheet()
      // What was seen is not hidden any more, nor made higher.
      if (!isPainted(env)) {
        const { settings, slots } = known ?? {}
        // Who looks at a preview waits for its part rather than see something else first.
        const timeout = isPreview(env, settings) ? '3s' : (settings?.slotTimeout ?? '.3s')
        css += `:where(kairos-slot[hold]:not([data-kairos])){animation:kairos-hold ${timeout}}@keyframes kairos-hold{0%,to{visibility:hidden}}`
        for (const [name, slot] of Object.entries(slots ?? {}))
          css += `:where(${slot?.selector ?? `kairos-slot[name="${name}"]`}){min-height:${slot?.reserve}}`
      }
      sheet.replaceSync(css)
      document.adoptedStyleSheets.push(sheet)
      return () => {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
      }
      // Browsers before 2023 keep their slots visible.
    }) ?? (() => {})
  )
}
