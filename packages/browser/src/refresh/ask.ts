import type { Env } from '../env.ts'

const DEADLINE_MS = 1500
/** A server that is busy may ask for patience, not for good. */
const MOST_PATIENCE_MS = 36e5

/** What came of asking for a file. */
export interface Answer {
  /** Absent where there was no good answer in time. */
  text?: string
  /** The server asks to be left alone for so long. */
  retryAfterMs?: number
  /** How far the server's clock is ahead of the visitor's, as far as the page may know. */
  aheadMs?: number
}

/** Asks for a file, and whether the copy in the browser's cache is still good. No header of its own: each would cost a preflight. */
export async function ask(env: Env, url: string, abort: AbortController): Promise<Answer> {
  const { window } = env
  const stop = env.later(() => abort.abort(), DEADLINE_MS)
  try {
    const { ok, headers, ...answer } = await asked(window.fetch(url, { signal: abort.signal, cache: 'no-cache' }))
    const date = Date.parse(headers?.get('date') ?? '')
    const known = Number.isFinite(date) ? { aheadMs: date - env.now() } : {}
    if (ok) return { ...known, text: await answer.text() }
    return { ...known, retryAfterMs: patience(headers?.get('retry-after') ?? '', date || env.now()) }
  } catch {
    return {}
  } finally {
    stop()
  }
}

const asked = async (fetched: Promise<Response>) => {
  const answer = await fetched
  return { ok: answer.ok, headers: answer.headers as Headers | undefined, text: () => answer.text() }
}

/** `Retry-After` is a number of seconds, or a moment. */
function patience(header: string, now: number): number {
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Math.min(Math.max(wait || 0, 0), MOST_PATIENCE_MS)
}
