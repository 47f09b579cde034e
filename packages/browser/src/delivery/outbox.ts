import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'
import type { Store } from '../storage/store.ts'
import { alone } from './alone.ts'
import { type Kept, keptOf, LONGEST_WAIT_MS, withMessages, withoutMessages } from './kept.ts'
import { cutBatch, type Message, MOST_BYTES, together } from './message.ts'
import { type Answer, post } from './transport.ts'
import { keepUnwritten } from './unwritten.ts'

/*
 * How several tabs send each record, once if nothing fails, and again if anything does.
 *
 * Written first.  A record is in localStorage as soon as it is made, and in the database before it is sent, in the order it
 *                 was made; it is struck out when the collector has it. Where there is no database it stays where it is.
 * One sender.     A tab sends while it holds a lock, one batch long, whatever tab wrote the messages. The pause after a
 *                 failure is in the database too: neither the next page nor another tab cuts it short.
 * Left.           When a page is hidden nothing may be awaited any more, neither a lock nor the database. So it sends its
 *                 own messages at once. Nobody hears the answer: the next page sends them again, with the same ids.
 */

const KEY = 'outbox'
const GATHER_MS = 1000
const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 300_000
/** Where nobody ever answered on this page, it is blocked rather than down. */
const MOST_UNREACHED = 4

export interface Outbox {
  /** Takes messages, to be kept and sent. */
  write: (messages: readonly Message[]) => void
  /** Forgets all of them; the stores are emptied by who erases. */
  drop: () => void
  stop: Stop
}

export function startOutbox(kit: Kit, store: Store): Outbox {
  const { env, site, settings, consent, diagnose } = kit
  const delivery = settings.records!
  const unwritten = keepUnwritten(kit)
  /** Made by this page, and not known to be delivered. */
  let own: Message[] = []
  /** Ids on their way from this page, and their bytes. */
  const onTheWay = new Set<string>()
  let bytesOnTheWay = 0
  let isWriting = false
  let isSending = false
  let wasReached = false
  let unreached = 0
  let most = Infinity
  let pausedUntil = 0
  let isComplained = false
  let stopped = false
  let timer: { at: number; stop: Stop } | undefined

  const read = async (): Promise<Kept> => keptOf(await store.get(KEY).catch(() => undefined), env.now())
  const update = (change: (kept: Kept) => Kept): Promise<boolean> =>
    store
      .update<unknown>(KEY, (stored) => {
        // Meanwhile the visitor may have said no: nothing is written any more, an empty list neither.
        if (!consent().analytics) throw new Error('nothing may be written')
        return change(keptOf(stored, env.now()))
      })
      .catch(() => false)

  const isGivenUp = () => !wasReached && unreached >= MOST_UNREACHED
  const isOffline = () => env.window.navigator.onLine === false

  /** Sends after a while; what was to be sent sooner is. */
  const schedule = (delayMs: number) => {
    const at = env.now() + delayMs
    if (stopped || (timer && timer.at <= at)) return
    timer?.stop()
    timer = { at, stop: env.later(flush, delayMs) }
  }

  const write = async () => {
    if (isWriting) return
    isWriting = true
    while (unwritten.all().length && consent().analytics) {
      const writing = unwritten.all()
      // On a full disk, or without a database, they stay in this page.
      if (!(await update((kept) => withMessages(kept, writing)))) break
      unwritten.remove(writing)
    }
    isWriting = false
  }

  const postBatch = async (batch: readonly Message[], bytes: number): Promise<Answer> => {
    for (const { messageId } of batch) onTheWay.add(messageId)
    bytesOnTheWay += bytes
    const answer = await post(env, delivery, batch)
    for (const { messageId } of batch) onTheWay.delete(messageId)
    bytesOnTheWay -= bytes
    wasReached ||= answer.kind !== 'unreached'
    unreached = answer.kind === 'unreached' ? unreached + 1 : 0
    if (answer.kind === 'refused' && !isComplained) {
      isComplained = true
      diagnose({ path: 'settings.records.url', expected: `a collector that takes the batch, not ${answer.status}` })
    }
    return answer
  }

  const strike = async (messages: readonly Message[], attempts = 0, waitMs = 0) => {
    const gone = new Set(messages.map(({ messageId }) => messageId))
    own = own.filter(({ messageId }) => !gone.has(messageId))
    unwritten.remove(messages)
    pausedUntil = waitMs ? env.now() + waitMs : 0
    await update((kept) => ({ ...withoutMessages(kept, gone), attempts, after: pausedUntil }))
  }

  /** One batch, from whatever tab. */
  const sendOnce = async () => {
    const kept = await read()
    // What is in the database no more, another tab has sent.
    const known = together(kept.messages, unwritten.all())
    const ids = new Set(known.map(({ messageId }) => messageId))
    own = own.filter(({ messageId }) => ids.has(messageId))
    const waiting = known.filter(({ messageId }) => !onTheWay.has(messageId))
    if (!waiting.length || !consent().analytics) return
    if (kept.after > env.now()) {
      pausedUntil = kept.after
      return schedule(kept.after - env.now())
    }
    const { batch, oversized, bytes } = cutBatch(waiting, { bytes: MOST_BYTES - bytesOnTheWay, messages: most })
    const answer: Answer = batch.length ? await postBatch(batch, bytes) : { kind: 'done' }
    if (answer.kind === 'large') most = Math.max(1, Math.floor(batch.length / 2))
    const isOver =
      answer.kind === 'done' || answer.kind === 'refused' || (answer.kind === 'large' && batch.length === 1)
    const isFailed = answer.kind === 'retry' || answer.kind === 'unreached'
    const attempts = isFailed ? kept.attempts + 1 : 0
    // Full jitter: a thousand pages that failed together do not come back together.
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1)) * env.window.Math.random()
    const asked = answer.kind === 'retry' ? Math.min(answer.waitMs, LONGEST_WAIT_MS) : 0
    const waitMs = isFailed ? Math.max(pause, asked) : 0
    await strike(isOver ? [...batch, ...oversized] : oversized, attempts, waitMs)
    const isMore = own.length || waiting.length > (isOver ? batch.length : 0) + oversized.length
    if (isMore && !isGivenUp()) schedule(waitMs)
  }

  const flush = async () => {
    timer = undefined
    if (isSending || !consent().analytics || isOffline()) return
    isSending = true
    const wasAlone = await alone(env, `kairos:${site}:outbox`, sendOnce).catch(() => true)
    isSending = false
    // The tab that sends may not have known of ours.
    if (!wasAlone && own.length) schedule(GATHER_MS * (1 + env.window.Math.random()))
  }

  const leave = () => {
    if (!consent().analytics || pausedUntil > env.now() || isGivenUp() || isOffline()) return
    const mine = own.filter(({ messageId }) => !onTheWay.has(messageId))
    const { batch, bytes } = cutBatch(mine, { bytes: MOST_BYTES - bytesOnTheWay, messages: most })
    if (!batch.length) return
    postBatch(batch, bytes).then(({ kind }) => {
      if (kind === 'done' || kind === 'refused') return strike(batch)
      schedule(FIRST_PAUSE_MS * env.window.Math.random())
    })
  }

  const stops = [
    env.on(env.document, 'visibilitychange', () => {
      if (env.document.visibilityState === 'hidden') leave()
    }),
    env.on(env.window, 'pagehide', leave),
    env.on(env.window, 'pageshow', write),
    env.on(env.window, 'online', () => {
      unreached = 0
      update((kept) => ({ ...kept, attempts: 0, after: 0 })).then(() => schedule(GATHER_MS * env.window.Math.random()))
    }),
  ]
  // What pages before this one left.
  schedule(0)
  return {
    write(messages) {
      own = [...own, ...messages]
      unwritten.add(messages)
      write()
      if (!isGivenUp()) schedule(Math.max(GATHER_MS, pausedUntil - env.now()))
    },
    drop() {
      own = []
      unwritten.remove(unwritten.all())
      timer?.stop()
      timer = undefined
    },
    stop() {
      stopped = true
      timer?.stop()
      for (const stop of stops) stop()
    },
  }
}
