import type { XmppDesk } from '@kairos/schema'
import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Person } from './kit.ts'
import type { Said, Talk } from './talk.ts'

export interface ConversationOptions {
  kit: Kit
  setting: XmppDesk
  talk: Talk
  /** Something to show or to keep is another. */
  changed: () => void
  /** An agent said something that was not known. */
  arrived: (line: Said) => void
}

/** What the panel shows of it, and can do with it. */
export interface Conversation {
  /** How it stands with the connection; in a preview there is none. */
  link: () => 'connecting' | 'on' | 'lost' | 'preview'
  presence: () => 'online' | 'away' | 'offline'
  /** Those who answer, else those at the desk. */
  people: () => Person[]
  /** The name of who is writing. */
  typing: () => string | undefined
  /** Connects, and gives whether anybody is at the desk. */
  check: () => Promise<boolean>
  /** Connected only while there is something to hear. */
  connect: () => void
  disconnect: () => void
  say: (text: string) => void
  type: (isTyping: boolean) => void
  /** What the agents read about the visitor. */
  tell: (about: string) => void
  stop: Stop
}
