import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Store } from '../storage/store.ts'
import { cutBatch, latest, type Message, toMessage } from './message.ts'
import { post } from './transport.ts'

const KEY = 'outbox'
const GATHER_MS = 1000
const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 300_000

/**
 * Writes every record down before it is sent, and strikes it out when the collector has it. What a closed tab or a dead
 * collector left is sent by the next page.
 */
export function startOutbox({ env, settings, consent, records, send, state }: Kit, store: Store): Stop {
  const { records: delivery } = settings
  if (!delivery?.url) return () => {}
  /** Written by this page or found at its start, and not yet delivered. */
  let waiting: Message[] = []
  let isRefused = !consent().analytics
  let sending = false
  let attempts = 0
  let stopped = false
  let stopTimer: Stop = () => {}

  const schedule = (delayMs: number) => {
    stopTimer()
    if (stopped) return
    stopTimer = env.later(flush, delayMs)
  }

  const strike = async (gone: readonly Message[]) => {
    const ids = new Set(gone.map(({ messageId }) => messageId))
    const keep = (messages: unknown) => listOf(messages).filter(({ messageId }) => !ids.has(messageId))
    waiting = keep(waiting)
    // Meanwhile the visitor may have said no: nothing is written any more, an empty list neither.
    if (!consent().analytics) return
    return store.update<Message[]>(KEY, keep)
  }

  const flush = async () => {
    if (sending || !waiting.length || !consent().analytics) return
    sending = true
    const { batch, oversized } = cutBatch(waiting)
    const answer = batch.length ? await post(env, delivery, batch) : 'done'
    sending = false
    attempts = answer === 'retry' ? attempts + 1 : 0
    await strike(answer === 'retry' ? oversized : [...batch, ...oversized]).catch(() => {})
    // Full jitter: a thousand pages that failed together do not come back together.
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts) * env.window.Math.random()
    if (waiting.length) schedule(attempts ? pause : 0)
  }

  const write = (message: Message) => {
    waiting.push(message)
    store.update<Message[]>(KEY, (kept) => latest([...listOf(kept), message])).catch(() => {})
  }

  /** Refused: the queue is dropped; the store is emptied by who erases. */
  const hearAnswer = () => {
    const { analytics } = consent()
    // Exposures that were made under a refusal are lost, once a visit: what acts on this page is exposed again.
    if (analytics && isRefused) send('consent', { remembers: state().page.remembers, again: true })
    isRefused = !analytics
    if (analytics) return
    waiting = []
    stopTimer()
  }

  const begin = async () => {
    const left = consent().analytics ? await store.get(KEY) : undefined
    if (consent().analytics) waiting = [...listOf(left), ...waiting]
    if (waiting.length) schedule(0)
  }
  begin().catch(() => {})

  const stops = [
    records.take((record) => {
      if (!consent().analytics) return
      write(toMessage(record, env.newId()))
      if (!attempts) schedule(GATHER_MS)
    }),
    env.on(env.document, 'kairos:consent', hearAnswer),
    env.on(env.document, 'visibilitychange', () => {
      if (env.document.visibilityState === 'hidden') flush()
    }),
    env.on(env.window, 'pagehide', () => flush()),
    env.on(env.window, 'online', () => schedule(0)),
  ]
  return () => {
    stopped = true
    stopTimer()
    for (const stop of stops) stop()
  }
}

/** What lies in the database may be anything; only what can be a message is one. */
const listOf = (stored: unknown): Message[] =>
  Array.isArray(stored) ? stored.filter((message) => typeof message?.messageId === 'string') : []
