import type { Profile, Program, Signal } from '@kairos/core'
import { base } from '@kairos/core/first'
import { createStep, isForged } from '@kairos/core/live'
import type { Env } from '../../src/env.ts'
import { createRuntime, type Runtime } from '../../src/runtime.ts'
import { startProfileStore } from '../../src/storage/profileStore.ts'
import { type Remembered, remember } from '../../src/storage/remember.ts'
import type { Store } from '../../src/storage/store.ts'
import { createKit, telling } from '../kit.ts'

/** A browser with tabs of one site, in which nothing happens before the test says so. */
export interface Browser {
  texts: Map<string, string>
  /** What the database holds. */
  values: Map<string, unknown>
  open: () => Tab
  /**
   * Lets the database go on by one step: a transaction runs its change, or ends. False when nothing was to do. A tab in
   * the background may be told late that its transaction ended: then, with the next step that tells.
   */
  transact: (tells?: boolean) => Promise<boolean>
}

export interface Tab {
  profile: () => Profile
  /** The second download has come. */
  load: () => void
  send: (name: string, props?: Record<string, unknown>) => void
  /** Lets what waits for the end of this turn happen. */
  turn: () => Promise<void>
  /** Names of its signals that survive whatever comes. */
  durable: () => string[]
  erase: () => void
  /** The page is left; what it has under way in the database ends or does not. */
  leave: (ends: boolean) => void
  /** The browser is killed while the page is left, after its first write. */
  leaveHalfway: (ends: boolean) => void
  crash: (ends: boolean) => void
}

interface Transaction {
  tab: { isAlive: boolean; sent: string[]; durable: number }
  key: string
  change: (value: never) => unknown
  resolve: () => void
  reject: (problem: unknown) => void
  /** What it will have written, and how many signals its page had sent by then. */
  result?: { value: unknown; sent: number }
}

export interface Setting {
  program: Program
  now: () => number
  allowed?: () => boolean
  /** Whether a transaction fails as it is about to end. */
  isFull?: () => boolean
}

const settle = async () => {
  for (let turns = 0; turns < 20; turns++) await Promise.resolve()
}

export function createBrowser({ program, now, allowed = () => true, isFull = () => false }: Setting): Browser {
  const texts = new Map<string, string>()
  const values = new Map<string, unknown>()
  const queue: Transaction[] = []
  let ended: Transaction[] = []
  let pages = 0

  const end = async (transaction: Transaction) => {
    queue.shift()
    const { value, sent } = transaction.result!
    if (isFull()) {
      transaction.reject(new DOMException('full', 'QuotaExceededError'))
      return settle()
    }
    if (value === undefined) values.delete(transaction.key)
    else values.set(transaction.key, structuredClone(value))
    transaction.tab.durable = Math.max(transaction.tab.durable, sent)
    ended.push(transaction)
  }

  const tell = async () => {
    const told = ended
    ended = []
    for (const { tab, resolve } of told) if (tab.isAlive) resolve()
    await settle()
    return told.length > 0
  }

  const transact = async (tells = true) => {
    const hasTold = tells && (await tell())
    return (await advance(tells)) || hasTold
  }

  const advance = async (tells: boolean) => {
    while (queue[0] && !queue[0].tab.isAlive && !queue[0].result) queue.shift()
    const [first] = queue
    if (!first) return false
    if (first.result) {
      await end(first)
      if (tells) await tell()
      return true
    }
    try {
      const value = first.change(structuredClone(values.get(first.key)) as never)
      first.result = { value, sent: first.tab.sent.length }
    } catch (problem) {
      queue.shift()
      first.reject(problem)
      await settle()
    }
    return true
  }

  const open = (): Tab => {
    const tab = { isAlive: true, sent: [] as string[], durable: 0 }
    const timers: (() => void)[] = []
    const hears: (() => void)[] = []
    let isLoaded = false
    let writes = Infinity
    const window = {}
    Object.defineProperty(window, 'localStorage', { get: () => Object.fromEntries(texts) })
    const env = {
      window,
      now,
      offsetAt: () => 0,
      newId: () => `${String(++pages).padStart(8, '0')}-0000-4000`,
      recall: (key: string) => texts.get(key) ?? null,
      keep: (key: string, value: unknown) =>
        tab.isAlive && writes-- > 0 && !!texts.set(key, typeof value === 'string' ? value : JSON.stringify(value)),
      forget: (key: string) => tab.isAlive && texts.delete(key),
      later: (run: () => void) => {
        timers.push(run)
        return () => {}
      },
      on: (_: unknown, __: string, hear: () => void) => {
        hears.push(hear)
        return () => {}
      },
    } as unknown as Env
    const store: Store = {
      get: async (key) => structuredClone(values.get(key)),
      update: (key, change) =>
        new Promise((resolve, reject) => {
          queue.push({ tab, key, change, resolve: () => resolve(true), reject })
        }),
      keys: async () => [...values.keys()],
      remove: async (key) => {
        queue.push({ tab, key, change: () => undefined, resolve: () => {}, reject: () => {} })
      },
    }
    const remembered: Remembered = remember({ env, site: 'shop', allowed, runtime: () => runtime })
    const listener = (_: unknown, signal: Signal) => {
      if (signal.name !== 'wake') remembered.save()
    }
    const runtime: Runtime = createRuntime({ env, program, profile: remembered.profile, listener })
    const send = (name: string, props?: Record<string, unknown>) => {
      tab.sent.push(name)
      runtime.send(name, props)
    }
    send('page_view', { facts: { page: { path: '/' } }, traffic: { source: 'direct' } })
    const turn = async () => {
      for (const run of timers.splice(0)) {
        run()
        // Until the database is there, all that happened is written at once.
        if (!isLoaded) tab.durable = tab.sent.length
      }
      await settle()
    }
    const die = (ends: boolean) => {
      tab.isAlive = false
      const [first] = queue
      if (first?.tab !== tab || !first.result) return
      if (ends) end(first)
      else queue.shift()
    }
    return {
      profile: () => runtime.state().profile,
      load() {
        if (isLoaded) return
        isLoaded = true
        runtime.equip({ step: createStep(base), offsetAt: () => 0, admits: (signal) => !isForged(signal) })
        startProfileStore(createKit(env, { program, memory: remembered.memory }), store, telling)
      },
      send,
      turn,
      durable: () => tab.sent.slice(0, tab.durable),
      erase: remembered.erase,
      leave(ends) {
        for (const hear of hears) hear()
        tab.durable = tab.sent.length
        die(ends)
      },
      leaveHalfway(ends) {
        writes = 1
        this.leave(ends)
      },
      crash: die,
    }
  }
  return { texts, values, open, transact }
}
