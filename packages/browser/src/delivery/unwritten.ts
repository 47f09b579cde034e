import type { Kit } from '../kit.ts'
import { unheardKey } from './left.ts'
import { latest, type Message } from './message.ts'

/** What this page has made, or taken from pages before it, and what is not in the database yet. */
export interface Unwritten {
  all: () => readonly Message[]
  add: (messages: readonly Message[]) => void
  /** They are in the database, or nobody needs them any more. */
  remove: (gone: readonly Message[]) => void
}

/**
 * A transaction ends some time later, and a page that is killed by then has made its records for nothing. So each lies in
 * localStorage meanwhile, which takes it at once. Under a key of its own, that is never written again: whoever finds it and
 * brings it into the database may delete it, and nothing is lost by two pages that do.
 */
export function keepUnwritten({ env, site }: Kit): Unwritten {
  let unwritten: Message[] = []
  const keyOf = ({ messageId }: Message) => unheardKey(site) + messageId

  const remove: Unwritten['remove'] = (gone) => {
    const ids = new Set(gone.map(({ messageId }) => messageId))
    for (const message of unwritten) if (ids.has(message.messageId)) env.forget(keyOf(message))
    unwritten = unwritten.filter(({ messageId }) => !ids.has(messageId))
  }
  return {
    all: () => unwritten,
    add(messages) {
      for (const message of messages) env.keep(keyOf(message), [message])
      unwritten = [...unwritten, ...messages]
      // Where there is no database, this is all the room there is.
      const kept = new Set(latest(unwritten))
      remove(unwritten.filter((message) => !kept.has(message)))
    },
    remove,
  }
}
