import type { Env } from '../env.ts'
import { openStore, type Store } from './store.ts'

/**
 * The site's database, opened when something is first read or kept: a visitor who agreed to nothing gets none. To delete,
 * only one that is there is opened.
 */
export function openWhenNeeded(env: Env, site: string): Store {
  let opened: Promise<Store> | undefined
  const open = () => {
    opened ??= openStore(env, site)
    return opened
  }
  const existing = async () => opened ?? ((await isThere(env, site)) ? open() : undefined)
  return {
    get: async (key) => (await open()).get(key),
    update: async (key, change) => (await open()).update(key, change),
    remove: async (key) => (await existing())?.remove(key),
    keys: async () => (await (await existing())?.keys()) ?? [],
  }
}

async function isThere({ window }: Env, site: string): Promise<boolean> {
  try {
    const databases = await window.indexedDB.databases()
    return databases.some(({ name }) => name === `kairos:${site}`)
  } catch {
    // Firefox before 126 lists no databases: to be sure, it is opened. Where storage is blocked that does no harm.
    return true
  }
}
