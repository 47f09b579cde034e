import type { RecordDelivery } from '@kairos/schema'
import type { Env } from '../env.ts'
import type { Message } from './message.ts'

/**
 * `done`: the collector has them; `refused`: it will never take them; `large`: it wants fewer at once; `retry`: ask again
 * later; `unreached`: nobody answered.
 */
export type Answer =
  | { kind: 'done' | 'large' | 'unreached' }
  | { kind: 'refused'; status: number }
  | { kind: 'retry'; waitMs: number }

/** A collector that never answers must not keep the next batch waiting. */
const DEADLINE_MS = 10_000

/**
 * Posts one batch. As `text/plain`, since JSON would cost a preflight on another origin, and a preflight that is still
 * open when the page is left loses the batch.
 */
export async function post(
  { window, now, later }: Env,
  { url = '', writeKey }: RecordDelivery,
  batch: readonly Message[],
): Promise<Answer> {
  const body = JSON.stringify({ ...(writeKey && { writeKey }), sentAt: new Date(now()).toISOString(), batch })
  const deadline = new window.AbortController()
  const stop = later(() => deadline.abort(), DEADLINE_MS)
  try {
    const { ok, status, headers } = await window.fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain' },
      keepalive: true,
      signal: deadline.signal,
    })
    if (ok) return { kind: 'done' }
    if (status === 413) return { kind: 'large' }
    // A collector that calls the batch wrong will do so every time.
    if (status >= 400 && status < 500 && status !== 429 && status !== 408) return { kind: 'refused', status }
    return { kind: 'retry', waitMs: waitOf(headers?.get('retry-after'), now()) }
  } catch {
    return { kind: 'unreached' }
  } finally {
    stop()
  }
}

/** Seconds or a date. From another origin it is read only where `Access-Control-Expose-Headers` names it. */
function waitOf(text: string | null | undefined, now: number): number {
  if (!text) return 0
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Math.max(0, waitMs || 0)
}
