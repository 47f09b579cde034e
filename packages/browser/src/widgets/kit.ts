import type { Decision, OutcomeProps, Reason } from '@kairos/core'
import type { Block, WidgetAction, WidgetKind } from '@kairos/schema'
import type { ComponentChild, h, render } from 'preact'
import type { useState } from 'preact/hooks'
import type { Env, Stop } from '../env.ts'
import type { Swipe } from './swipe.ts'
import type { Word, WordTable } from './words.ts'

/** What widgets are rendered with: preact, which other parts share. */
export interface Ui {
  h: typeof h
  render: typeof render
  useState: typeof useState
}

/** A widget that was decided on. */
export interface Opening {
  /** Absent for a control: it waits and counts as the others do; and for what is opened in place of a widget. */
  action: WidgetAction | undefined
  outcome: OutcomeProps
  /** Name of the signal it was decided by; `preview` where it is shown whatever else is open. */
  cause: string
  /** Whether it spends attention: then it is the only one. */
  interrupts: boolean
  /** Whether the visitor, or the page, asks for it now: nothing is in its way, and it takes the focus. */
  isWanted?: boolean
  /** Opens something else in place of a widget, such as a conversation; what it gives is called when that is over. */
  open?: (tell: Tell) => Stop
  /** Hears what the visitor does with it, in place of the campaign. */
  tell?: Tell
}

/** Tells what became of something that is open. */
export type Tell = (name: string, props?: Record<string, unknown>) => void

/** What the part gives. */
export interface Widgets {
  /** Done when what is given can be shown, with all its kinds of blocks; false where that is never. */
  ready: (shown: unknown) => Promise<boolean>
  /** Opens a widget, unless something keeps it: then it is told why, and asked for again later. Only once it is ready. */
  show: (opening: Opening) => Stop
  /** Gives the element that an inline widget is. Only once it is ready. */
  inline: (opening: Opening & { action: WidgetAction }) => HTMLElement
  /** Gives words of a part's own table in the page's language. */
  words: Widget['words']
  /** Takes further kinds of blocks. */
  add: (more: MoreBlocks) => void
  /** Asks for a campaign by name, as `kairos.open()` does. */
  open: (campaign: string) => Promise<Decision | undefined>
  /** Closes what a campaign shows, or all that is over the page; leaves no tab behind. */
  close: (campaign?: string) => void
  stop: Stop
}

/** One open widget, as its blocks and its kind know it. */
export interface Widget {
  ui: Ui
  env: Env
  action: WidgetAction
  outcome: OutcomeProps
  /** The page's language, as BCP 47 has it. */
  language: string
  /** A word of our own in it. */
  word: (word: Word) => string
  /** Gives words of a part's own table in it. */
  words: <Name extends string>(names: readonly Name[], table: WordTable) => (word: Name) => string
  /** An id in the page that only this widget has. */
  id: (name: string) => string
  /** Tells what the visitor did with it. */
  tell: (name: 'clicked' | 'submitted' | 'answered' | 'share', props?: Record<string, unknown>) => void
  /** Says something to people who hear the page. */
  say: (words: string) => void
  /** Opens what a tab stands for. */
  expand: () => void
  /** Closes it; counts as closed by the visitor. */
  close: () => void
  /** Shows blocks inside of another one. */
  inner: (blocks: readonly Block[]) => ComponentChild
  /** Shows other blocks in place of all it has: the next step. Focus goes there, and it is said to people who hear the page. */
  turn: (blocks: readonly Block[]) => void
}

/** A kind of block: how it looks, and what it shows. */
export interface BlockKind<One extends Block = Block> {
  /** CSS inside the widget, see `look.ts` for its variables. */
  look: string
  /** A component of preact; what it keeps is in `ui.useState`. */
  view: (props: { block: One; widget: Widget }) => ComponentChild
}

/** What a part with further kinds of blocks gives. */
export interface MoreBlocks {
  blocks: Readonly<Record<string, BlockKind<never>>>
  stop?: Stop
}

/** A kind of widget: how it looks, and how it behaves. */
export interface WidgetLook {
  look: string
  /** Whether the page waits while it is open. */
  isModal?: boolean
  /** Which way it is pushed off the screen. Default: none. */
  swipe?: (action: WidgetAction) => Swipe
  /** What it consists of. Default: its blocks, and a cross. */
  view?: (widget: Widget) => ComponentChild
}

export type Looks = Record<WidgetKind, WidgetLook>

/** Why a widget is not shown now. */
export type Obstacle = Extract<Reason, 'other_widget' | 'other_tab' | 'dialog_open' | 'typing' | 'page_hidden'>
