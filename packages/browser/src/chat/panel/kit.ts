import type { Env } from '../../env.ts'
import type { Ui } from '../../widgets/kit.ts'
import type { Conversation } from '../conversing.ts'
import type { Talk } from '../talk.ts'
import type { Word } from './words.ts'

/** The open panel, as its pieces know it. */
export interface Panel {
  ui: Ui
  env: Env
  talk: Talk
  conversation: Conversation
  /** What is asked before the first message; empty where nothing is. */
  agreement: string
  word: (word: Word, value?: string | number) => string
  /** The visitor wants to talk. */
  agree: () => void
  send: (text: string) => void
  /** The visitor wrote in the field. */
  write: (draft: string) => void
  toggleSound: () => void
  /** Nobody is here any more, and somebody else takes what the visitor writes. */
  readonly isLeft: boolean
  /** Goes to them with it. */
  leave: () => void
  close: () => void
}
