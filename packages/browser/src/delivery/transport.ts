import type { RecordDelivery } from '@kairos/schema'
import type { Env } from '../env.ts'
import type { Message } from './message.ts'

/** `done`: the collector has them, or will never take them; `retry`: ask again later. */
export type Answer = 'done' | 'retry'

/** A collector that never answers must not keep the next batch waiting. */
const DEADLINE_MS = 10_000

/**
 * Posts one batch. As `text/plain`, since JSON would cost a preflight on another origin, and a preflight that is still
 * open when the page is left loses the batch.
 */
export async function post(
  { window, now, later }: Env,
  { url, writeKey }: RecordDelivery,
  batch: Message[],
): Promise<Answer> {
  const body = JSON.stringify({ ...(writeKey && { writeKey }), sentAt: new Date(now()).toISOString(), batch })
  const deadline = new window.AbortController()
  const stop = later(() => deadline.abort(), DEADLINE_MS)
  try {
    const { ok, status } = await window.fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain' },
      keepalive: true,
      signal: deadline.signal,
    })
    // A collector that calls the batch wrong will do so every time.
    return ok || (status >= 400 && status < 500 && status !== 429 && status !== 408) ? 'done' : 'retry'
  } catch {
    return 'retry'
  } finally {
    stop()
  }
}
