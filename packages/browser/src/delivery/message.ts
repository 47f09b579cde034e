import type { KairosRecord } from '@kairos/core'

/** A record as Segment's batch format wants it. The id stays the same over all attempts, so that a collector can drop doubles. */
export interface Message {
  type: 'track'
  event: string
  messageId: string
  timestamp: string
  anonymousId: string
  properties: Record<string, unknown>
}

export function toMessage({ name, at, visitor, ...properties }: KairosRecord, messageId: string): Message {
  return {
    type: 'track',
    event: name,
    messageId,
    timestamp: new Date(at).toISOString(),
    anonymousId: visitor,
    properties,
  }
}

/** Browsers refuse larger bodies when the page is being left. */
const MOST_BYTES = 60_000
/** What stands around the messages: key, time and brackets. */
const ENVELOPE_BYTES = 200

/** Share of the site's storage that what was not delivered may take. */
const MOST_KEPT_BYTES = 96_000
const MOST_KEPT = 500

const bytesOf = (message: Message): number => new TextEncoder().encode(JSON.stringify(message)).length + 1

/** Keeps the latest messages, as many as storage has room for. */
export function latest(messages: readonly Message[]): Message[] {
  let room = MOST_KEPT_BYTES
  const kept = messages.slice(-MOST_KEPT).reverse()
  const full = kept.findIndex((message) => {
    room -= bytesOf(message)
    return room < 0
  })
  return (full < 0 ? kept : kept.slice(0, full)).reverse()
}

/** Takes as many messages from the front as fit in one body; one that fits in none is left out for good. */
export function cutBatch(messages: readonly Message[]): { batch: Message[]; oversized: Message[] } {
  const batch: Message[] = []
  const oversized: Message[] = []
  let bytes = ENVELOPE_BYTES
  for (const message of messages) {
    const size = bytesOf(message)
    if (size > MOST_BYTES - ENVELOPE_BYTES) oversized.push(message)
    else if (bytes + size > MOST_BYTES) break
    else {
      batch.push(message)
      bytes += size
    }
  }
  return { batch, oversized }
}
