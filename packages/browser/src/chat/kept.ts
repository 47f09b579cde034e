import type { Kit } from '../kit.ts'
import type { Talk } from './talk.ts'

/** Where the conversation of this tab is kept for the visit. */
export interface Kept {
  /** That of a desk, by `to` of its setting. */
  read: (to: string) => Talk | undefined
  write: (talk: Talk) => void
  erase: () => void
}

/** Of the 5 MB or so that a site has in a tab. */
const MOST_CHARACTERS = 300_000
const THIRTY_MINUTES_MS = 1_800_000

/** Keeps it in sessionStorage; where that is blocked or full, and in a preview, the conversation ends with the page. */
export function createKept({ env, site, settings, base, preview }: Kit): Kept {
  const key = `kairos:${site}:chat`
  const storage = <Result>(use: (storage: Storage) => Result): Result | undefined => {
    try {
      return preview ? undefined : use(env.window.sessionStorage)
    } catch {
      return undefined
    }
  }
  const erase = () => storage((kept) => kept.removeItem(key))
  return {
    read(to) {
      const talk = storage((kept) => JSON.parse(kept.getItem(key) ?? 'null') as Talk | null)
      // That of another desk goes on there.
      if (talk && talk.to !== to) return undefined
      if (talk?.isAgreed && talk.keptUntil > env.now() && /^[\w-]{36}$/.test(talk.id)) return talk
      erase()
      return undefined
    },
    write(talk) {
      // As long as a visit goes on without a page.
      talk.keptUntil = env.now() + (base.durationMs(settings.visitGap) ?? THIRTY_MINUTES_MS)
      const text = JSON.stringify(talk)
      // Very long words: only the last of them.
      const last = { ...talk, said: talk.said.slice(-20), isCut: true }
      storage((kept) => kept.setItem(key, text.length > MOST_CHARACTERS ? JSON.stringify(last) : text))
    },
    erase,
  }
}
