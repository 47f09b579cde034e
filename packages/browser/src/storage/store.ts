import { createStore, del, get, keys, type UseStore, update } from 'idb-keyval'
import type { Env } from '../env.ts'

/** Values by key that survive the page; in memory where the browser lets us keep nothing. */
export interface Store {
  get: (key: string) => Promise<unknown>
  /**
   * Changes a value in one transaction: no tab can come between. What `change` throws leaves the value as it is. Gives
   * whether the value outlives the page.
   */
  update: <T>(key: string, change: (value: T | undefined) => T) => Promise<boolean>
  remove: (key: string) => Promise<void>
  /** All keys there are. */
  keys: () => Promise<string[]>
}

/** Some browsers never answer the opening of a database. */
const OPEN_DEADLINE_MS = 500

/**
 * Opens the site's database as soon as something is asked of it; its name is the site's. One that opens late is not used
 * by this page: what happened until then is not in it. Only what is to be removed is removed, whenever that may be; for
 * that alone none is made, so that a visitor who agreed to nothing gets none.
 */
export function openStore(env: Env, site: string): Store {
  const database = reopening(() => createStore(`kairos:${site}`, 'kairos'))
  const kept = memoryStore()
  let opening: Promise<Store> | undefined
  const opened = () => {
    opening ??= inTime(env, database(closeForOthers)).then(
      () => ({
        get: (key) => database((use) => get(key, use)),
        update: (key, change) => database((use) => update(key, change, use)).then(() => true),
        remove: (key) => database((use) => del(key, use)),
        keys: () => database((use) => keys<string>(use)),
      }),
      () => kept,
    )
    return opening
  }
  const isThere = async () => !!opening || (await exists(env, `kairos:${site}`))
  return {
    get: async (key) => (await opened()).get(key),
    update: async (key, change) => (await opened()).update(key, change),
    async remove(key) {
      await kept.remove(key)
      // Where no database can be opened, there is nothing to be removed from.
      if (await isThere()) await database((use) => del(key, use)).catch(() => {})
    },
    keys: async () => ((await isThere()) ? (await opened()).keys() : []),
  }
}

async function exists({ window }: Env, database: string): Promise<boolean> {
  try {
    const databases = await window.indexedDB.databases()
    return databases.some(({ name }) => name === database)
  } catch {
    // Firefox before 126 lists no databases: to be sure, it is opened. Where storage is blocked that does no harm.
    return true
  }
}

type Use<T> = (use: UseStore) => Promise<T>

/** A browser may close a connection behind our back, other tabs may ask us to: the next use opens another, once. */
function reopening(open: () => UseStore): <T>(use: Use<T>) => Promise<T> {
  let store = open()
  return async (use) => {
    try {
      return await use(store)
    } catch (problem) {
      if ((problem as { name?: unknown } | null)?.name !== 'InvalidStateError') throw problem
      store = open()
      await closeForOthers(store)
      return use(store)
    }
  }
}

/** A tab that deletes the database would wait for ours to be closed. */
const closeForOthers: Use<void> = (use) =>
  use('readonly', ({ transaction: { db } }) => {
    db.onversionchange = () => db.close()
  })

/** Fails when an answer takes too long. */
const inTime = <T>(env: Env, answer: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = env.later(() => reject(new Error('deadline')), OPEN_DEADLINE_MS)
    answer.then(resolve, reject).finally(stop)
  })

function memoryStore(): Store {
  const values = new Map<string, unknown>()
  return {
    get: async (key) => values.get(key),
    update: async (key, change) => {
      values.set(key, change(values.get(key) as never))
      return false
    },
    remove: async (key) => {
      values.delete(key)
    },
    keys: async () => [...values.keys()],
  }
}
