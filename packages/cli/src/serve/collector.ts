import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type CollectedRecord, isRecord } from './collected.ts'
import { type Failure, takesBatch } from './failures.ts'
import type { RecordFile } from './recordFile.ts'

const MAX_BODY_BYTES = 500_000
const MAX_RECORDS = 10_000
/** Ids are known longer than their records: a page that was offline sends again after hours. */
const MAX_IDS = 100_000
const SLOW_MS = 3000

export interface Collector {
  /** The newest 10,000, oldest first, each `messageId` once. */
  records: CollectedRecord[]
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>
}

export interface CollectorOptions {
  onRecord(record: CollectedRecord): void
  /** Where new records are written before the batch is answered. Default: nowhere. */
  file?: RecordFile | undefined
  /** Gives how the next answer fails. Default: none does. */
  nextFailure?: () => Failure | undefined
}

/** Takes batches in Segment's `/v1/batch` format and keeps their records. */
export function createCollector({ onRecord, file, nextFailure = () => undefined }: CollectorOptions): Collector {
  const records: CollectedRecord[] = []
  const seen = new Set<string>()

  const keep = (record: CollectedRecord) => {
    if (record.messageId !== undefined) seen.add(record.messageId)
    if (seen.size > MAX_IDS) seen.delete(seen.values().next().value!)
    records.push(record)
    if (records.length > MAX_RECORDS) records.shift()
  }
  for (const record of file?.earlier ?? []) keep(record)

  /** Delivery is at least once: a batch whose answer got lost comes again. */
  const freshOf = (batch: CollectedRecord[]) => {
    const inBatch = new Set<string>()
    return batch.filter(({ messageId }) => {
      if (messageId === undefined) return true
      const isFresh = !seen.has(messageId) && !inBatch.has(messageId)
      inBatch.add(messageId)
      return isFresh
    })
  }

  /** One batch after the other: what two of them share is taken once. */
  let taking = Promise.resolve()
  const take = (batch: CollectedRecord[]) => {
    const taken = taking.then(async () => {
      const fresh = freshOf(batch)
      await file?.append(fresh)
      for (const record of fresh) {
        keep(record)
        onRecord(record)
      }
    })
    taking = taken.catch(() => {})
    return taken
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const send = (status: number, body?: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { ...permissive(request), ...headers, 'content-type': 'application/json' })
      response.end(body && JSON.stringify(body))
    }
    if (request.method === 'OPTIONS') return send(204)
    if (request.method !== 'POST') return send(405, { success: false, message: 'Only POST' })
    const body = await read(request)
    if (body === undefined) return send(413, { success: false, message: `More than ${MAX_BODY_BYTES} bytes` })
    const batch = toBatch(body)
    if (!batch) return send(400, { success: false, message: 'Expected JSON: { "batch": [{ … }] }' })
    const failure = nextFailure()
    if (failure && !takesBatch(failure)) {
      const wait = failure === '429' || failure === '503' ? { 'retry-after': '1' } : undefined
      return send(Number(failure), { success: false, message: 'Failed as asked by --fail' }, wait)
    }
    await take(batch)
    if (failure === 'drop') return void request.socket.destroy()
    if (failure === 'slow') await pause(SLOW_MS)
    send(200, { success: true })
  }

  return { records, answer }
}

/** A beacon is sent with credentials, and then `*` is not enough for a browser. */
function permissive({ headers }: IncomingMessage): Record<string, string> {
  return {
    'access-control-allow-origin': headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? 'content-type',
    'access-control-expose-headers': 'Retry-After',
    'access-control-max-age': '600',
    vary: 'Origin',
  }
}

/** The whole body, or undefined for one that is too large. It is read to its end: an early answer would be a lost connection to the sender. */
async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  return bytes > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString()
}

function toBatch(body: string): CollectedRecord[] | undefined {
  try {
    const batch: unknown = (JSON.parse(body) as { batch?: unknown } | null)?.batch
    return Array.isArray(batch) && batch.every(isRecord) ? batch : undefined
  } catch {
    return undefined
  }
}
