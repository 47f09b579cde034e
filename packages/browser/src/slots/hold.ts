import type { Env, Stop } from '../env.ts'

/**
 * Hides `<kairos-slot hold>` while nothing is known yet. The animation shows it again at the deadline by CSS alone,
 * whatever becomes of the scripts. A constructed sheet needs no permission from a Content Security Policy.
 */
export function holdSlots({ window, document }: Env, timeoutMs: number): Stop {
  try {
    const sheet = new window.CSSStyleSheet()
    sheet.replaceSync(
      `:where(kairos-slot){display:block}kairos-slot[hold]:not([data-kairos]){visibility:hidden;animation:kairos-show 0s ${timeoutMs}ms forwards}@keyframes kairos-show{to{visibility:visible}}`,
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
