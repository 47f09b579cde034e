import type { Env, Stop } from '../env.ts'

/** What is lower is no keyboard, but a browser's bar. */
const LOWEST_PX = 80

/** Keeps a widget at the lower edge above the keyboard of a phone, which covers the page without making it smaller. */
export function followKeyboard({ window, on }: Env, panel: HTMLElement): Stop {
  const view = window.visualViewport
  if (!view) return () => {}
  const fit = () => {
    const covered = view.scale === 1 ? window.innerHeight - view.height - view.offsetTop : 0
    panel.style.setProperty('--keyboard', `${covered > LOWEST_PX ? covered : 0}px`)
  }
  const stops = ['resize', 'scroll'].map((name) => on(view, name, fit))
  return () => {
    for (const stop of stops) stop()
  }
}
