import type { IncomingMessage, ServerResponse } from 'node:http'

const MAX_BODY_BYTES = 500_000
const MAX_RECORDS = 10_000

/** One measurement, in Segment's words. */
export interface CollectedRecord {
  type?: string
  event?: string
  messageId?: string
  timestamp?: string
  anonymousId?: string
  properties?: Record<string, unknown>
  [field: string]: unknown
}

export interface Collector {
  /** The newest 10,000, oldest first, each `messageId` once. */
  records: CollectedRecord[]
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/** Takes batches in Segment's `/v1/batch` format and keeps their records in memory. */
export function createCollector(onRecord: (record: CollectedRecord) => void): Collector {
  const records: CollectedRecord[] = []
  const seen = new Set<string>()

  const keep = (record: CollectedRecord) => {
    const { messageId } = record
    // Delivery is at least once: a batch whose answer got lost comes again.
    if (messageId !== undefined && seen.has(messageId)) return
    if (messageId !== undefined) seen.add(messageId)
    records.push(record)
    const dropped = records.length > MAX_RECORDS ? records.shift()?.messageId : undefined
    if (dropped !== undefined) seen.delete(dropped)
    onRecord(record)
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const send = (status: number, body?: object) => {
      response.writeHead(status, { ...permissive(request), 'content-type': 'application/json' })
      response.end(body && JSON.stringify(body))
    }
    if (request.method === 'OPTIONS') return send(204)
    if (request.method !== 'POST') return send(405, { success: false, message: 'Only POST' })
    const body = await read(request)
    if (body === undefined) return send(413, { success: false, message: `More than ${MAX_BODY_BYTES} bytes` })
    const batch = toBatch(body)
    if (!batch) return send(400, { success: false, message: 'Expected JSON: { "batch": [{ … }] }' })
    batch.forEach(keep)
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

const isRecord = (item: unknown): item is CollectedRecord =>
  typeof item === 'object' &&
  item !== null &&
  !Array.isArray(item) &&
  ['string', 'undefined'].includes(typeof (item as CollectedRecord).messageId)
