import type { Program } from '@kairos/core'
import type { Previewing } from '@kairos/core/preview'
import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Anew, Panel, Previewed, Seen } from '../panel/kit.ts'
import type { Badge, Saying } from './badge.ts'
import type { Begun } from './open.ts'
import type { Flags } from './parse.ts'
import { encodePersona } from './persona.ts'
import { unforcedReport } from './why.ts'
import { writeFlags } from './write.ts'

/** The way to the panel. */
export interface PanelOpener {
  open: () => void
  /** Says something, in the badge and in the panel. */
  say: (saying: Saying) => void
  stop: Stop
}

export interface PanelOpenerParts {
  kit: Kit
  begun: Begun
  badge: Badge
  asked: Previewing
  seen: Seen
  /** What the badge says before anything is known. */
  first: Saying
  plains: WeakMap<Program, Program>
  leave: Stop
}

const KEPT = 'panel'

/** Opens the panel by the badge, by Alt+Shift+K, by `kairos_why`, and where it was open on the page before. */
export function startPanel({ kit, begun, badge, asked, seen, first, plains, leave }: PanelOpenerParts): PanelOpener {
  const { real, kept, session, flags } = begun
  let said = first
  let loading: Promise<Panel | undefined> | undefined
  let isOver = false

  const go = (next: Flags, anew?: Anew) => {
    const layout = kept.get(KEPT)
    const { ahead, isBegun } = session
    if (anew === 'visitor') kept.clear()
    kept.write({
      flags: writeFlags({ ...next, why: true }),
      isBegun: isBegun && anew !== 'visitor',
      ...(anew === undefined && { ahead }),
    })
    if (layout) kept.set(KEPT, layout)
    real.window.location.reload()
  }
  const previewed: Previewed = {
    flags,
    asked,
    seen,
    real,
    said: () => said,
    ahead: () => session.ahead,
    unforced: (explain, campaign, state, program) =>
      unforcedReport({ explain, plain: plains.get(program) ?? program, state, campaign }),
    go,
    link(next) {
      const [page = '', hash] = real.window.location.href.split('#')
      return `${page}${page.includes('?') ? '&' : '?'}${writeFlags(next)}${hash === undefined ? '' : `#${hash}`}`
    },
    pack: (persona) => encodePersona(persona, real.window),
    recall: () => kept.get(KEPT),
    keep: (text) => void kept.set(KEPT, text),
    leave,
    closed: () => badge.show(true),
  }
  const panel = () => {
    loading ??= kit.load('panel').then((part) => (isOver ? undefined : part?.start(kit, previewed)))
    return loading
  }
  const open = () =>
    void panel().then((opened) => {
      if (!opened) return
      badge.show(false)
      opened.open()
    })
  const stopKeys = real.on(real.window, 'keydown', (event) => {
    const { code, altKey, shiftKey, ctrlKey, metaKey } = event as KeyboardEvent
    if (code !== 'KeyK' || !altKey || !shiftKey || ctrlKey || metaKey) return
    event.preventDefault()
    if (!loading) return open()
    loading.then((opened) => (opened?.isOpen() ? opened.close() : open()))
  })
  // Who closed it on a page before does not want it again on this one.
  const layout = kept.get(KEPT)
  if (layout ? /"isOpen":true/.test(layout) : flags.why) open()
  return {
    open,
    say(saying) {
      said = saying
      badge.say(saying)
      loading?.then((opened) => opened?.say())
    },
    stop() {
      isOver = true
      stopKeys()
      loading?.then((opened) => opened?.stop())
    },
  }
}
