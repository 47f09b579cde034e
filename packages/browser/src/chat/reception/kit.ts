import type { ChatDesk } from '@kairos/schema'
import type { Stop } from '../../env.ts'
import type { Asked, ChatOpening } from '../given.ts'
import type { Desk } from '../kit.ts'

/** What the part with all of our own that a chat shows gives. */
export interface Reception {
  /** Opens a conversation, after its greeting; or tells why not. */
  show: (opening: ChatOpening) => Stop
  /** The form or the address that stands in; nothing for what is neither. */
  desk: (desk: ChatDesk, asked: Asked) => Promise<Desk | undefined>
  /** What the agent is told when the visitor opens a conversation, as far as the file wants it and the visitor agrees. */
  about: () => Asked['about']
  /** Whether somebody answers now, as the site says for conversations that no campaign opens. */
  isOpen: () => Promise<boolean>
  stop: Stop
}
