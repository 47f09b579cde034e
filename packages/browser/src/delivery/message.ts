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

/** The place of a record among all that were ever made. */
export interface Place {
  /** Random name of the page, `xxxxxxxx-xxxx`. */
  page: string
  /** Number among the records of the page, from 1. */
  seq: number
}

export function toMessage({ name, at, visitor, ...properties }: KairosRecord, place: Place): Message {
  return {
    type: 'track',
    event: name,
    messageId: idOf(at, place),
    timestamp: new Date(at).toISOString(),
    anonymousId: visitor,
    properties: { ...properties, seq: place.seq },
  }
}

/**
 * A UUID of version 7 (RFC 9562): time, number, and the name of the page. It follows from the record: whoever tells it, and
 * however often, gives it the same one. Sorted, ids are in the order of their records.
 */
function idOf(at: number, { page, seq }: Place): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits)
  const time = hex(Math.max(0, Math.floor(at)), 12)
  const above = hex(Math.floor(seq / 4096), 3)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(seq % 4096, 3)}-8${above}-${page.replace('-', '')}`
}

/** Browsers refuse larger bodies when the page is being left. */
export const MOST_BYTES = 60_000
/** What stands around the messages: key, time and brackets. */
const ENVELOPE_BYTES = 200

/** Share of the site's storage that what was not delivered may take. */
export const MOST_KEPT_BYTES = 96_000
const MOST_KEPT = 500
/** What stands around them there. */
const KEPT_ENVELOPE_BYTES = 100

const bytesOf = (message: Message): number => new TextEncoder().encode(JSON.stringify(message)).length + 1

/** Keeps the latest messages, as many as storage has room for; one that takes all of it has none. */
export function latest(messages: readonly Message[]): Message[] {
  let room = MOST_KEPT_BYTES - KEPT_ENVELOPE_BYTES
  const kept = messages
    .slice(-MOST_KEPT)
    .reverse()
    .filter((message) => {
      const bytes = bytesOf(message)
      const fits = bytes <= room && bytes <= MOST_BYTES
      if (fits) room -= bytes
      return fits
    })
  return kept.reverse()
}

/** All messages of two lists, each once, in their order. */
export function together(some: readonly Message[], others: readonly Message[]): Message[] {
  const all = new Map([...some, ...others].map((message) => [message.messageId, message]))
  return [...all.values()].sort((one, other) => (one.messageId < other.messageId ? -1 : 1))
}

export interface Batch {
  batch: Message[]
  /** Those that fit in no body, for good. */
  oversized: Message[]
  bytes: number
}

export interface Room {
  bytes?: number
  messages?: number
}

/** Takes as many messages from the front as there is room for in one body; one that fits in none is left out for good. */
export function cutBatch(messages: readonly Message[], room: Room = {}): Batch {
  const { bytes: mostBytes = MOST_BYTES, messages: most = Infinity } = room
  const batch: Message[] = []
  const oversized: Message[] = []
  let bytes = ENVELOPE_BYTES
  for (const message of messages) {
    const size = bytesOf(message)
    if (size > MOST_BYTES - ENVELOPE_BYTES) oversized.push(message)
    else if (bytes + size > mostBytes || batch.length >= most) break
    else {
      batch.push(message)
      bytes += size
    }
  }
  return { batch, oversized, bytes }
}

/** What lies in storage may be anything; only what can be a message is one. */
export const isMessage = (item: unknown): item is Message =>
  typeof (item as Message | null)?.messageId === 'string' && typeof (item as Message).event === 'string'
