import type { Conversation } from './conversation.ts'
import { add, type Talk } from './talk.ts'

/** A conversation with nobody, for people who look at a preview: nothing real is sent. */
export const previewed = (talk: Talk, changed: () => void): Conversation => ({
  link: () => 'on',
  presence: () => 'online',
  people: () => [],
  typing: () => undefined,
  check: async () => true,
  connect() {},
  disconnect() {},
  say(text) {
    add(talk, { key: `${talk.said.length}`, from: 'visitor', text, state: 'sent' })
    changed()
  },
  type() {},
  tell() {},
  stop() {},
})
