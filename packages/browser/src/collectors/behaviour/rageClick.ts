import type { Collector } from './collector.ts'
import { listen } from './listen.ts'

const CLICKS = 3
const WITHIN_MS = 1000
const RADIUS_PX = 30

/**
 * Made to be clicked again and again: fields, players, what turns or steps something else (`aria-controls`, as carousels'
 * arrows have), and everything in a carousel that says it is one.
 */
const REPEATED =
  'input,select,textarea,video,audio,canvas,[contenteditable],[role=slider],[role=spinbutton],[aria-controls],[aria-roledescription=carousel]'

/** Tells when the same spot is clicked three times within a second. */
export const rageClick: Collector = ({ env, needs, send }) => {
  if (!needs.moments.some(({ type }) => type === 'rage_click')) return undefined
  let clicks: { x: number; y: number; at: number }[] = []
  return listen(env, env.document, 'click', (event: MouseEvent) => {
    const { clientX: x, clientY: y, detail } = event
    const element = event.composedPath()[0] as Element
    // A key clicks without a place, and a label clicks its field once more.
    if (!detail || element.closest(REPEATED) || isStepper(element)) return
    const at = env.window.performance.now()
    const isNear = (click: { x: number; y: number }) => Math.hypot(click.x - x, click.y - y) <= RADIUS_PX
    clicks = [...clicks.filter((click) => at - click.at <= WITHIN_MS && isNear(click)), { x, y, at }]
    if (clicks.length < CLICKS) return
    clicks = []
    send('rage_click')
  })
}

/** A button beside a field: plus and minus. */
const isStepper = (element: Element): boolean =>
  !!element.closest('button')?.parentElement?.querySelector(':scope>input')
