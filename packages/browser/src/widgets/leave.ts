import type { Env, Stop } from '../env.ts'

/** The ways in which a visitor closes a widget without pressing the cross. */
export interface Leaving {
  env: Env
  host: HTMLElement
  panel: HTMLElement
  /** Whether a click beside a modal closes it. */
  outside: boolean
  close: (how: 'escape' | 'outside') => void
}

/** What is open, the last one on top. */
const open = new Set<HTMLElement>()

/** Hears Escape, and clicks beside a modal. One key closes one widget: the one the visitor is in, else the one on top. */
export function hearLeaving({ env, host, panel, outside, close }: Leaving): Stop {
  const { document } = env
  const isModal = panel.localName === 'dialog'
  let began = false
  const isBeside = ({ clientX, clientY }: MouseEvent) => {
    const { left, right, top, bottom } = panel.getBoundingClientRect()
    return clientX < left || clientX > right || clientY < top || clientY > bottom
  }
  const stops = [
    // The browser's own way out of a dialog, Android's back button included.
    env.on(panel, 'cancel', (event) => {
      event.preventDefault()
      close('escape')
    }),
    env.on(document, 'keydown', (event) => {
      const { activeElement } = document
      // Listeners run in the order in which their widgets were opened: what one closes makes none before it the last.
      const isOnTop = [...open].at(-1) === host && (activeElement === document.body || !activeElement)
      const { key, isComposing } = event as KeyboardEvent
      // While letters are being put together, the key takes them back.
      if (!isModal && key === 'Escape' && !isComposing && (activeElement === host || isOnTop)) close('escape')
    }),
    env.on(panel, 'pointerdown', (event) => {
      began = isBeside(event as MouseEvent)
    }),
    env.on(panel, 'click', (event) => {
      // Not a text that was marked from inside to outside, nor a click that a key makes.
      if (isModal && outside && began && event.target === panel && isBeside(event as MouseEvent)) close('outside')
    }),
  ]
  open.add(host)
  return () => {
    open.delete(host)
    for (const stop of stops) stop()
  }
}
