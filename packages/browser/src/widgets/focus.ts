import type { Env, Stop } from '../env.ts'

/** Gives the focus back where it came from, when what has it is taken away. A dialog does so itself. */
export function returnFocus({ document, on }: Env, host: HTMLElement): Stop {
  let before: Element | null = null
  const stopHearing = on(host, 'focusin', (event) => {
    const from = (event as FocusEvent).relatedTarget as Element | null
    if (from && from !== host && !host.contains(from)) before = from
  })
  return () => {
    stopHearing()
    if (document.activeElement === host && before?.isConnected) (before as HTMLElement).focus()
  }
}
