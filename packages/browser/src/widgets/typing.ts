import type { Env, Stop } from '../env.ts'

/** Who has typed nothing for so long is thinking of something else. */
const PATIENCE_MS = 30_000

/** Knows whether the visitor is typing: is in a field that something was typed in a moment ago. */
interface Typing {
  isTyping: () => boolean
  stop: Stop
}

export function watchTyping(env: Env): Typing {
  const { document } = env
  let field: EventTarget | undefined
  let at = 0
  const stop = env.on(document, 'input', (event) => {
    field = event.composedPath()[0]
    at = env.now()
  })
  return {
    isTyping: () => field !== undefined && inFocus(document) === field && env.now() - at < PATIENCE_MS,
    stop,
  }
}

/** The element that has the focus, in whatever shadow root it lies. */
function inFocus({ activeElement }: Document): Element | null {
  let element = activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}
