import type { Stop } from '../../env.ts'
import type { Collector } from './collector.ts'
import { listen, together } from './listen.ts'

/** What tells that the visitor came to an element, and that they left it for nothing else. */
const TYPES = { click: 'click', hover: 'pointerover pointerout', focus: 'focusin focusout' }

/** Tells when the visitor turns to an element: in shadow roots too, and whatever the page stops on the way. */
export const interacted: Collector = ({ env, needs, durationMs, send }) => {
  const stops: Stop[] = []
  const byKind = new Map<keyof typeof TYPES, ((path: EventTarget[]) => void)[]>()
  for (const moment of needs.moments) {
    if (moment.type !== 'interaction') continue
    const { selector, on = 'click' } = moment
    // The trigger of such a moment was told of already.
    if (!Object.hasOwn(TYPES, on)) continue
    const forMs = durationMs(moment.for ?? '0s')!
    const tell = () => send('interacted', { selector, on, for: forMs })
    let current: EventTarget | undefined
    let stop: Stop = () => {}
    const turn = (path: EventTarget[]) => {
      const element = path.find((node) => (node as Element).matches?.(selector))
      // From one part of an element to another is no break; every click is another one.
      if (element === current && on !== 'click') return
      current = element
      stop()
      if (!element) return
      if (forMs && on !== 'click') stop = env.later(() => env.document.hidden || tell(), forMs)
      else tell()
    }
    stops.push(() => stop())
    byKind.set(on, [...(byKind.get(on) ?? []), turn])
  }
  for (const [kind, turns] of byKind)
    stops.push(
      listen(env, env.document, TYPES[kind], (event: PointerEvent) => {
        const leaves = /out$/.test(event.type)
        // A finger hovers over nothing. Whoever goes from one element to the next is heard of again, at the next.
        if ((kind === 'hover' && event.pointerType === 'touch') || (leaves && event.relatedTarget)) return
        const path = leaves ? [] : event.composedPath()
        for (const turn of turns) turn(path)
      }),
    )
  return together(stops)
}
