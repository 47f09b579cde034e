import type { Block, WidgetAction } from '@kairos/schema'
import type { Env, Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import { whenLeftAlone } from './closeAfter.ts'
import { returnFocus } from './focus.ts'
import { createFrame, FADES_MS, type Frame, openFrame } from './frame.ts'
import { kinds } from './kinds/index.ts'
import type { Opening, Ui, Widget } from './kit.ts'
import { hearLeaving } from './leave.ts'
import { hearSwipe } from './swipe.ts'
import { nameOf, piecesOf, viewOf } from './view.ts'
import { commonWords, languageOf, wordsIn } from './words.ts'

export interface Rendering {
  kit: Kit
  ui: Ui
  /** Absent where the part does not come. */
  followKeyboard?: ((env: Env, panel: HTMLElement) => Stop) | undefined
  opening: Opening & { action: WidgetAction }
  /** What a tab does when it is pressed. */
  expand: () => void
  /** Tells of what the visitor did. */
  tell: (name: string, props?: Record<string, unknown>) => void
}

/** A widget in its frame, rendered and in no page yet. */
export interface Rendered {
  widget: Widget
  frame: Frame
  /** Closes it for the visitor, who did it somehow. */
  close: (how: string) => void
  stop: Stop
}

let count = 0

export function renderWidget({ kit, ui, opening: { action, outcome }, expand, tell }: Rendering): Rendered {
  const { env } = kit
  const mark = `kairos-${++count}`
  const language = languageOf(env, kit.settings)
  const frame = createFrame(env, { action, outcome })
  const { view } = kinds[action.kind]
  let turns = 0
  const close = (how: string) => tell('closed', { how })
  const show = (blocks: readonly Block[]) => ui.render(view?.(widget) ?? viewOf(widget, blocks, turns), frame.panel)
  const widget: Widget = {
    ui,
    env,
    action,
    outcome,
    language,
    word: commonWords(language),
    words: (names, table) => wordsIn(language, names, table),
    inner: (blocks) => piecesOf(widget, blocks),
    id: (name) => `${mark}-${name}`,
    tell,
    say: frame.say,
    expand,
    close: () => close('button'),
    turn(blocks) {
      turns++
      show(blocks)
      frame.panel.querySelector<HTMLElement>('.body')?.focus()
      frame.say(nameOf({ ...action, blocks: [...blocks] }))
    },
  }
  show(action.blocks ?? [])
  return { widget, frame, close, stop: () => ui.render(null, frame.panel) }
}

/** Opens a widget over the page, and watches what becomes of it. */
export function openWidget(rendering: Rendering): Stop {
  const { kit, opening, followKeyboard, tell } = rendering
  const { env, base, showings } = kit
  const { action, outcome } = opening
  let isSeen = false
  let isOver = false
  const seen = () => {
    if (!isSeen) tell('shown')
    isSeen = true
  }
  const { frame, close, stop } = renderWidget({
    ...rendering,
    expand() {
      seen()
      rendering.expand()
    },
    tell(name, props) {
      // Whoever does something with it has seen it, however short it was there.
      if (props?.how !== 'time') seen()
      tell(name, props)
    },
  })
  const { host, panel } = frame
  const isBrief = action.kind === 'toast' && !action.blocks?.some(({ block }) => block === 'buttons')
  const afterMs = base.durationMs(action.closeAfter ?? (isBrief ? '8s' : undefined))
  const { swipe } = kinds[action.kind]
  const stops = [
    returnFocus(env, host),
    // Measures the page, which costs nothing before something new is in it.
    followKeyboard?.(env, panel) ?? (() => {}),
    openFrame(env, frame, action),
    hearLeaving({ env, host, panel, outside: action.closeOutside !== false, close }),
  ]
  showings.put({
    ...outcome,
    element: panel,
    seen() {
      if (isOver) return
      seen()
      tell('seen')
    },
  })
  if (opening.isWanted) panel.focus()
  if (swipe) stops.push(hearSwipe(env, panel, swipe(action), () => close('swipe')))
  if (afterMs) stops.push(whenLeftAlone(env, panel, afterMs, () => close('time')))
  return () => {
    isOver = true
    for (const one of stops) one()
    env.later(stop, FADES_MS)
  }
}
