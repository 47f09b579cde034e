import type { Env } from '../env.ts'

/** What this tab knows of its preview. */
export interface Session {
  /** Flags as they were written, joined by `&`. */
  flags: string
  /** How far the pretended clock is ahead, in milliseconds; absent until the first page works it out. */
  ahead?: number
  /** Whether the profile was begun. */
  isBegun: boolean
}

/** The preview of this tab, over its pages. */
export interface Kept {
  read: () => Session | undefined
  write: (session: Session) => void
  /** Small texts, beside it. */
  get: (key: string) => string | null
  set: (key: string, text: string) => boolean
  remove: (key: string) => void
  /** Forgets everything of the preview. */
  clear: () => void
  /** Forgets it for good: this page keeps nothing more. */
  leave: () => void
}

const KEY = 'kairos_preview'

/** Keeps a preview in sessionStorage; where that is blocked, for this page only. */
export function openSession({ window }: Env): Kept {
  const storage = storageOf(window)
  const get = (key: string) => storage.getItem(key)
  const clear = () => {
    for (const key of keysOf(storage)) if (key.startsWith(KEY)) storage.removeItem(key)
  }
  let isLeft = false
  const set = (key: string, text: string) => {
    // The page is still open for a moment, and would keep what it knows.
    if (isLeft) return false
    try {
      storage.setItem(key, text)
      return true
    } catch {
      // Full.
      return false
    }
  }
  return {
    read() {
      try {
        const { flags, ahead, isBegun } = JSON.parse(get(KEY) ?? '')
        return { flags: `${flags}`, isBegun: isBegun === true, ...(Number.isFinite(ahead) && { ahead }) }
      } catch {
        return undefined
      }
    },
    write: (session) => set(KEY, JSON.stringify(session)),
    get: (key) => get(`${KEY}:${key}`),
    set: (key, text) => set(`${KEY}:${key}`, text),
    remove: (key) => storage.removeItem(`${KEY}:${key}`),
    clear,
    leave() {
      isLeft = true
      clear()
    },
  }
}

type Texts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const keysOf = (storage: Texts) => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')

function storageOf(window: Env['window']): Texts {
  try {
    const storage = window.sessionStorage
    storage.getItem(KEY)
    return storage
  } catch {
    const texts = new Map<string, string>()
    return {
      getItem: (key) => texts.get(key) ?? null,
      setItem: (key, text) => texts.set(key, text),
      removeItem: (key) => texts.delete(key),
      key: (index) => [...texts.keys()][index] ?? null,
      get length() {
        return texts.size
      },
    }
  }
}
