import { createStore, del, get, keys, update } from 'idb-keyval'
import type { Env } from '../env.ts'

/** Values by key that survive the page; in memory where the browser lets us keep nothing. */
export interface Store {
  get: (key: string) => Promise<unknown>
  /** Changes a value in one transaction: no tab can come between. */
  update: <T>(key: string, change: (value: T | undefined) => T) => Promise<void>
  remove: (key: string) => Promise<void>
  keys: () => Promise<string[]>
}

/** Some browsers never answer the opening of a database. */
const OPEN_DEADLINE_MS = 500

/** Opens the site's database; its name is the site's. */
export async function openStore(env: Env, site: string): Promise<Store> {
  try {
    const database = createStore(`kairos:${site}`, 'kairos')
    await Promise.race([
      get('', database),
      new Promise((_, reject) => {
        env.later(() => reject(new Error('deadline')), OPEN_DEADLINE_MS)
      }),
    ])
    return {
      get: (key) => get(key, database),
      update: (key, change) => update(key, change, database),
      remove: (key) => del(key, database),
      keys: () => keys<string>(database),
    }
  } catch {
    return memoryStore()
  }
}

function memoryStore(): Store {
  const values = new Map<string, unknown>()
  return {
    get: async (key) => values.get(key),
    update: async (key, change) => {
      values.set(key, change(values.get(key) as never))
    },
    remove: async (key) => {
      values.delete(key)
    },
    keys: async () => [...values.keys()],
  }
}
