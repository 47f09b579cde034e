import type { Env, Stop } from '../../env.ts'
import type { Ui } from '../../widgets/kit.ts'
import type { Conversation } from '../conversing.ts'
import type { News, PageDesk } from '../desks/kit.ts'
import type { Kept } from '../kept.ts'
import type { Attention } from '../kit.ts'
import { hasBegun, type Said, type Talk } from '../talk.ts'
import { createFrame } from './frame.ts'
import type { Panel } from './kit.ts'
import { BUBBLE, icon, panelView } from './view.ts'
import { type Word, wordOf } from './words.ts'

export interface PanelOptions {
  env: Env
  ui: Ui
  talk: Talk
  kept: Kept
  conversation: Conversation
  /** Our own words in the page's language; absent for English. */
  words: string | undefined
  /** What is asked before the first message, `false` for nothing; absent for our own words. */
  agreement: string | false | undefined
  attention: () => Promise<Attention | undefined>
  /** Keeps the panel above the keyboard of a phone. */
  follow: ((env: Env, panel: HTMLElement) => Stop) | undefined
}

/** The chat on the page: its panel, and the button that brings a conversation back. */
export interface Shown extends PageDesk {
  stop: Stop
  /** Something is another: shows and keeps it, together with what else changes in this moment. */
  changed: () => void
  arrived: (line: Said) => void
}

/** Often enough for the eye. */
const DRAWS_AFTER_MS = 16
const KEEPS_AFTER_MS = 300
const PAUSES_AFTER_MS = 5000

export function createPanel(options: PanelOptions): Shown {
  const { env, ui, talk, kept, conversation, words } = options
  const { document, window } = env
  const word = (name: Word, value?: string | number) => wordOf(words, name, value)
  const frame = createFrame(env, word('chat'))
  const ring = () => options.attention().then((part) => part?.ring())
  let stopDrawing: (() => void) | undefined
  let stopKeeping: (() => void) | undefined
  let stopPausing: (() => void) | undefined
  let before: Element | null = null
  /** Heard since it was drawn last. */
  let heard = ''
  let instead: Parameters<NonNullable<PageDesk['instead']>>[0] | undefined
  let news: News | undefined
  /** Not drawn since it was opened. */
  let isOpened = true

  const keep = () => {
    stopKeeping?.()
    stopKeeping = undefined
    if (talk.isAgreed) kept.write(talk)
  }
  const draw = () => {
    stopDrawing = undefined
    heard = ''
    const log = frame.panel.querySelector('.log')
    // Somebody who reads further up is left there.
    const isAtEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < 60
    ui.render(panelView(panel), frame.panel)
    const now = frame.panel.querySelector('.log')!
    if (isOpened || isAtEnd || talk.said.at(-1)?.state === 'waiting') now.scrollTop = now.scrollHeight
    isOpened = false
    const label = word('open', talk.unread)
    frame.launcher.setAttribute('aria-label', label)
    ui.render(
      [
        icon({ ui }, BUBBLE),
        talk.unread > 0 && ui.h('span', { class: 'badge', 'aria-hidden': 'true' }, Math.min(99, talk.unread)),
      ],
      frame.launcher,
    )
  }
  const changed = () => {
    stopDrawing ??= env.later(draw, DRAWS_AFTER_MS)
    stopKeeping ??= env.later(keep, KEEPS_AFTER_MS)
  }
  const count = (unread: number) => {
    if (unread === talk.unread && unread === 0) return
    talk.unread = unread
    options.attention().then((part) => part?.blink(unread))
    news?.unread(unread)
    changed()
  }
  const isRead = () => talk.isOpen && document.visibilityState !== 'hidden'
  const show = () => {
    const isUnderWay = hasBegun(talk)
    frame.show(talk.isOpen ? 'panel' : isUnderWay ? 'launcher' : undefined)
    if (talk.isOpen || isUnderWay) conversation.connect()
    else conversation.disconnect()
  }
  const focusField = () => frame.panel.querySelector<HTMLElement>('textarea, .main')?.focus()
  const turn = (isOpen: boolean) => {
    if (isOpen === talk.isOpen) return
    talk.isOpen = isOpen
    // Asked before what has it is gone.
    const hadFocus = frame.host === document.activeElement
    if (isOpen) {
      before = document.activeElement
      count(0)
    }
    show()
    isOpened = true
    draw()
    // Whoever is doing something else on the page is not taken from there.
    if (isOpen && window.navigator.userActivation?.isActive) focusField()
    else if (isOpen) frame.say(word('chat'))
    else if (hadFocus) (hasBegun(talk) ? frame.launcher : (before as HTMLElement | null))?.focus()
    changed()
    // Whoever hears of it may end all of this.
    if (isOpen) news?.opened()
    else news?.closed()
  }
  const panel: Panel = {
    ...{ ui, env, talk, conversation, word },
    agreement: options.agreement || word('agree'),
    agree() {
      talk.isAgreed = true
      draw()
      focusField()
      keep()
    },
    send(text) {
      if (!text.trim()) return
      talk.draft = ''
      stopPausing?.()
      conversation.say(text.trim())
      draw()
      keep()
    },
    write(draft) {
      talk.draft = draft
      stopPausing?.()
      conversation.type(draft !== '')
      stopPausing = env.later(() => conversation.type(false), PAUSES_AFTER_MS)
      changed()
    },
    toggleSound() {
      talk.hasSound = !talk.hasSound
      // Heard now, so that the visitor knows it, and that the browser allows it later.
      if (talk.hasSound) ring()
      changed()
    },
    close: () => turn(false),
    async leave() {
      const open = instead
      // Whoever presses twice has one form.
      if (!open) return
      instead = undefined
      const unheard = talk.said.filter(({ from, isHeard }) => from === 'visitor' && !isHeard).map(({ text }) => text)
      // Before that opens: the button that stays is not to lie over it.
      if (hasBegun(talk)) turn(false)
      const isTaken = await open([...unheard, talk.draft].join('\n').trim())
      instead = open
      if (isTaken) talk.draft = ''
      changed()
      turn(!isTaken)
    },
    get isLeft() {
      return !!instead && conversation.link() === 'on' && conversation.presence() === 'offline'
    },
  }
  if (options.agreement === false) talk.isAgreed = true
  const stops = [
    env.on(frame.launcher, 'click', () => turn(true)),
    env.on(frame.panel, 'keydown', (event) => {
      const { key, isComposing } = event as KeyboardEvent
      // Escape ends an input method's word first.
      if (key === 'Escape' && !isComposing) turn(false)
    }),
    env.on(document, 'visibilitychange', () => count(isRead() ? 0 : talk.unread)),
    env.on(window, 'pagehide', keep),
    options.follow?.(env, frame.panel),
  ]
  show()
  draw()
  return {
    changed,
    arrived({ name, text }) {
      heard += `\n${name}: ${text.slice(0, 500)}`
      frame.say(heard.trim())
      if (talk.hasSound) ring()
      if (!isRead()) count(talk.unread + 1)
    },
    open(message) {
      if (message && !talk.draft) talk.draft = message
      turn(true)
      changed()
    },
    close: () => turn(false),
    instead(open) {
      instead = open
      changed()
    },
    hear(listener) {
      news = listener
      news.unread(talk.unread)
      return undefined
    },
    tell(about) {
      conversation.tell(
        Object.entries(about)
          .map(([name, value]) => `${name}: ${value}`)
          .join(' · ')
          .slice(0, 1000),
      )
    },
    stop() {
      keep()
      count(0)
      for (const stop of [stopDrawing, stopKeeping, stopPausing, conversation.stop, ...stops]) stop?.()
      ui.render(null, frame.panel)
      frame.stop()
    },
  }
}
