import type { Reason } from '@kairos/core'
import type { SlotAction } from '@kairos/schema'
import type { Env, Stop } from '../env.ts'

/** What a slot is to show; without content it keeps the page's own, watched like any other (a control). */
export interface Filling {
  content?: ((element: Element) => HTMLElement | Reason) | undefined
  /** How a change that is seen is made. */
  action?: Pick<SlotAction, 'announce' | 'transition'> | undefined
  /** Name of the signal it was decided by; `preview` where it is shown whatever it moves. */
  cause: string
  /** Hears each element that shows it, and how it went: `late` when showing it now would move the page. */
  placed: (element: Element, outcome: 'shown' | Reason) => void
}

/** Content that came after its place was painted. */
export interface Late extends Filling {
  element: Element
  host: HTMLElement
  /** Other elements that change with it. */
  along?: () => readonly Element[]
  /** Whether nobody took it back, and it was not shown when its place came back to the page. */
  isWanted: () => boolean
  /** Shows it, and tells nobody yet. */
  put: () => 'shown' | 'slot_unsupported'
  /** Gives the element back to the page. */
  restore: (element: Element) => void
}

/** Fetches what shows content that came after its place was painted. */
export type LoadLate = () => Promise<{ start: (env: Env, late: Late) => void }>

/** What keeps what is shown against the page's own rendering. */
export interface Guard {
  /** Whether what the page removed or overwrote there may be put back once more. */
  admits: (surface: string) => boolean
  /** Puts back what is removed from slots. */
  watch: () => Stop
}
