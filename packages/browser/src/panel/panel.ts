import type { Desks } from '../chat/given.ts'
import type { Kit } from '../kit.ts'
import { App } from './app.ts'
import { createFrame } from './frame.ts'
import type { Panel, Previewed } from './kit.ts'
import { type Layout, readLayout } from './layout.ts'
import { measure } from './measured.ts'
import { record } from './recording.ts'
import { createReports } from './reports.ts'
import type { View } from './view.ts'

/** What is said stays so long. */
const SAYS_MS = 4000
const SECOND_MS = 1000
/** Two frames. */
const SOON_MS = 33

/** Makes the panel, in no page yet; `undefined` where what it needs does not come. */
export async function createPanel(kit: Kit, previewed: Previewed): Promise<Panel | undefined> {
  const { env, load, hear } = kit
  const recording = record(kit, previewed)
  const measured = measure(kit, previewed)
  const [preact, explain, sentences] = await Promise.all([load('preact'), load('explain'), load('sentences')])
  if (!preact || !explain) {
    recording.stop()
    measured.stop()
    return undefined
  }
  const ui = preact.start()
  const layout: Layout = readLayout(previewed.recall())
  let isWaiting = false
  let stopSaying: (() => void) | undefined
  let stopTicking: (() => void) | undefined

  const draw = () => {
    isWaiting = false
    if (!layout.isOpen) return
    frame.arrange(layout)
    view.reports.refill()
    // Anew each time: what is shown is read when it is drawn.
    ui.render(ui.h(App, { view: { ...view } }), frame.root)
  }
  const redraw = () => {
    if (isWaiting || !layout.isOpen) return
    isWaiting = true
    env.window.requestAnimationFrame(draw)
  }
  let stopWaiting: (() => void) | undefined
  /** What a signal does to the page has its frame to itself. */
  const redrawSoon = () => {
    stopWaiting ??= env.later(() => {
      stopWaiting = undefined
      redraw()
    }, SOON_MS)
  }
  const arrange = (change: Partial<Layout>) => {
    Object.assign(layout, change)
    previewed.keep(JSON.stringify(layout))
    redraw()
  }
  const close = () => {
    arrange({ isOpen: false })
    stopTicking?.()
    frame.hide()
    previewed.closed()
  }
  /** The desk of a vendor says only to who asked for it that the visitor opened it, and may be late. */
  let desks: Desks | undefined
  if (kit.settings.chat)
    load('desks').then((part) => {
      desks = part?.start(kit)
    })
  /** The clock goes on, and with it what waits for it. */
  const tick = () => {
    stopTicking = env.later(tick, SECOND_MS)
    desks?.unread()
    redraw()
  }
  const frame = createFrame(env, { arrange, close, layout })
  const view: View = {
    ui,
    kit,
    previewed,
    reports: createReports({ kit, explaining: explain.start(kit, sentences?.start()), previewed, redraw }),
    recording,
    measured,
    layout,
    redraw,
    arrange,
    point: frame.point,
    say(words) {
      frame.say(words)
      stopSaying?.()
      stopSaying = env.later(() => frame.say(''), SAYS_MS)
    },
    copy(text, said) {
      const told = (isCopied: boolean) => view.say(isCopied ? said : 'The browser does not allow to copy here.')
      // Without a secure context there is no clipboard.
      const written = env.window.navigator.clipboard?.writeText(text) ?? Promise.reject()
      written.then(
        () => told(true),
        () => told(frame.copy(text)),
      )
    },
    close,
  }
  const stopHearing = hear(redrawSoon)
  return {
    open() {
      arrange({ isOpen: true, isFolded: false })
      draw()
      frame.show()
      stopTicking?.()
      tick()
    },
    close,
    isOpen: () => layout.isOpen,
    say: redraw,
    stop() {
      layout.isOpen = false
      for (const stop of [
        stopHearing,
        recording.stop,
        measured.stop,
        stopSaying,
        stopTicking,
        stopWaiting,
        frame.remove,
      ])
        stop?.()
    },
  }
}
