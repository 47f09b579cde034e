import type { Kit } from '../kit.ts'
import type { Talk } from './talk.ts'

/** Where the conversation of this tab is kept until the tab is closed. */
export interface Kept {
  /** That of a desk, by `to` of its setting. */
  read: (to: string) => Talk | undefined
  write: (talk: Talk) => void
  erase: () => void
}

/** Of the 5 MB or so that a site has in a tab. */
const MOST_CHARACTERS = 300_000

/** Keeps it in sessionStorage; where that is blocked or full, and in a preview, the conversation ends with the page. */
export function createKept({ env, site, preview }: Pick<Kit, 'env' | 'site' | 'preview'>): Kept {
  const key = `kairos:${site}:chat`
  const storage = <Result>(use: (storage: Storage) => Result): Result | undefined => {
    try {
      return preview ? undefined : use(env.window.sessionStorage)
    } catch {
      return undefined
    }
  }
  return {
    read(to) {
      const talk = storage((kept) => JSON.parse(kept.getItem(key) ?? 'null') as Talk | null)
      return talk?.isAgreed && talk.to === to && /^[\w-]{36}$/.test(talk.id) ? talk : undefined
    },
    write(talk) {
      const text = JSON.stringify(talk)
      // Very long words: only the last of them.
      const last = { ...talk, said: talk.said.slice(-20), isCut: true }
      storage((kept) => kept.setItem(key, text.length > MOST_CHARACTERS ? JSON.stringify(last) : text))
    },
    erase: () => storage((kept) => kept.removeItem(key)),
  }
}
