import type { ChatAction, ChatDesk, XmppDesk } from '@kairos/schema'
import type { Stop } from '../env.ts'
import type { Opening, Tell } from '../widgets/kit.ts'
import type { Desk } from './kit.ts'

/** A conversation that was decided on. */
export interface ChatOpening extends Omit<Opening, 'action'> {
  chat: ChatAction
}

/** What the part for conversations gives. */
export interface Desks {
  /** Opens a conversation, after its greeting; or tells why not. Nothing where it cannot. */
  show: (opening: ChatOpening) => Promise<Stop | undefined>
  /** Opens a conversation that somebody asks for; gives the name of the desk that has it. */
  open: (message?: string) => Promise<string | undefined>
  close: () => void
  /** Takes up what began at our own desk on an earlier page. */
  goOn: (own: XmppDesk) => unknown
  /** How many messages wait to be read. */
  unread: () => number
  stop: Stop
}

/** A desk, and those to ask when it does not open after all. */
export interface Found {
  desk: Desk
  rest: readonly ChatDesk[]
  /** A conversation goes on in it: it is left as it is, open or not. */
  goesOn?: unknown
}

/** What a desk is opened with, for which campaign, and who hears what the visitor does with what stands in. */
export interface Asked {
  message: string | undefined
  outcome: Opening['outcome']
  tell: Tell
  /** What the agent is told, as far as the visitor agrees. */
  about?: Readonly<Record<string, string>> | undefined
}

/** Who is looked for. */
export interface Asking {
  list: readonly ChatDesk[]
  /** How long a desk of the page may be late, in milliseconds. */
  patienceMs: number
  asked: Asked
}

/** What carrying out a conversation takes from the desks. */
export interface DesksBase {
  find: (asking: Asking) => Promise<Found | undefined>
  open: (found: Found, asked: Asked) => Promise<Desk | undefined>
  /** Who of these is to be asked, best first. Default: of the site's. @param isOpen whether somebody answers now */
  list: (isOpen: boolean, all?: readonly ChatDesk[]) => ChatDesk[]
}
