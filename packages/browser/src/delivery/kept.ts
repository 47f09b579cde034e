import { isMessage, latest, type Message, together } from './message.ts'

/** What all tabs keep together: the messages, and when the collector may be asked again. */
export interface Kept {
  messages: Message[]
  /** Failures in a row. */
  attempts: number
  /** Nobody asks before this moment, in milliseconds since 1970. */
  after: number
}

/** Longer than this no collector is left alone: the clock was wrong when the moment was written. */
export const LONGEST_WAIT_MS = 3_600_000

/** Reads what lies in the database, which may be anything. */
export function keptOf(stored: unknown, now: number): Kept {
  const { messages, attempts, after } = Object(stored) as Partial<Record<keyof Kept, unknown>>
  return {
    messages: Array.isArray(messages) ? messages.filter(isMessage) : [],
    attempts: Number.isSafeInteger(attempts) ? Math.max(0, attempts as number) : 0,
    after: Number(after) <= now + LONGEST_WAIT_MS ? Number(after) : 0,
  }
}

export const withMessages = (kept: Kept, messages: readonly Message[]): Kept => ({
  ...kept,
  messages: latest(together(kept.messages, messages)),
})

export const withoutMessages = (kept: Kept, gone: ReadonlySet<string>): Kept => ({
  ...kept,
  messages: kept.messages.filter(({ messageId }) => !gone.has(messageId)),
})
