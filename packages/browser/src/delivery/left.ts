import type { KairosRecord } from '@kairos/core'
import type { Env } from '../env.ts'
import { isMessage, type Message, toMessage } from './message.ts'

export interface Left {
  /** Made on these pages and not in the database yet, on their way to the collector. */
  messages: Message[]
  /** What the site's own analytics have not heard. */
  records: KairosRecord[]
}

/** What keys begin with: a page that is left writes under one of its own, and so does each message that waits for the database. */
export const unheardKey = (site: string): string => `kairos:${site}:unheard:`
export const untoldKey = (site: string): string => `kairos:${site}:untold:`

/**
 * Takes what other pages left: records that nobody heard, messages that were not in the database, and records that only the
 * collector heard. It is struck out at once, since two pages that open together must not both tell it; who writes the messages
 * keeps them anew.
 */
export function takeLeft(env: Env, site: string): Left {
  const left: Left = { messages: [], records: [] }
  for (const { page, items } of takeAll(env, unheardKey(site)))
    for (const [index, item] of items.entries()) {
      if (isMessage(item)) left.messages.push(item)
      if (!isRecord(item)) continue
      left.records.push(item)
      left.messages.push(toMessage(item, { page, seq: index + 1 }))
    }
  for (const { items } of takeAll(env, untoldKey(site))) left.records.push(...items.filter(isRecord))
  return left
}

function takeAll(env: Env, prefix: string): { page: string; items: unknown[] }[] {
  return keysOf(env)
    .filter((key) => key.startsWith(prefix))
    .map((key) => {
      const items = listOf(env.recall(key))
      env.forget(key)
      return { page: key.slice(prefix.length), items }
    })
}

/** What was stored may be anything. */
function listOf(text: string | null): unknown[] {
  try {
    const list = JSON.parse(text ?? '')
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}

/** No moment of any calendar is further from 1970. */
const MOST_MS = 8.64e15

const isRecord = (item: unknown): item is KairosRecord => {
  const { name, at, visitor } = (item ?? {}) as Record<string, unknown>
  return typeof name === 'string' && Math.abs(at as number) <= MOST_MS && typeof visitor === 'string'
}

function keysOf({ window }: Env): string[] {
  try {
    return Object.keys(window.localStorage)
  } catch {
    return []
  }
}
