import type { Stop } from '../../env.ts'
import type { Desk } from '../kit.ts'

/** What a desk of the page tells. */
export interface News {
  /** Then nothing waits to be read any more. */
  opened: () => void
  closed: () => void
  /** Default: one message more. */
  unread: (count?: number) => void
}

/** A desk that is in the page, as its vendor has it. */
export interface PageDesk {
  open: (message?: string) => unknown
  close: () => unknown
  /** Hears it; what it gives ends that. Most vendors take no listener back: theirs are told of, to nobody, as long as the page is open. */
  hear?: (news: News) => Stop | undefined
  instead?: Desk['instead']
  /** Tells the agent something. Absent where the vendor takes nothing without the visitor's name. */
  tell?: (about: Readonly<Record<string, string>>) => unknown
}

/**
 * Looks for a desk in the page; nothing as long as it is not all there. A vendor is never loaded by us, and never told who
 * the visitor is. Everything is read from the page when it is needed: a vendor may put another object in the place of its first one.
 */
export type Look<Globals> = (page: Globals) => PageDesk | undefined
