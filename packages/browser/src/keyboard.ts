import type { Env, Stop } from './env.ts'

/** What is lower is no keyboard, but a browser's bar. */
const LOWEST_PX = 80

/** Keeps what is open in what the keyboard of a phone leaves of the page, which it covers without making it smaller. */
export function start({ window, on }: Env, panel: HTMLElement): Stop {
  const view = window.visualViewport
  if (!view) return () => {}
  const fit = () => {
    const covered = view.scale === 1 ? window.innerHeight - view.height - view.offsetTop : 0
    const isOpen = covered > LOWEST_PX
    panel.style.setProperty('--keyboard', `${isOpen ? covered : 0}px`)
    // What has the focus is not left below the page, which some browsers push up for it.
    panel.style.setProperty('--above', `${isOpen ? view.offsetTop : 0}px`)
    if (isOpen) (panel.getRootNode() as ShadowRoot).activeElement?.scrollIntoView({ block: 'nearest' })
  }
  fit()
  const stops = ['resize', 'scroll'].map((name) => on(view, name, fit))
  return () => {
    for (const stop of stops) stop()
  }
}
