import type { Kit } from '../kit.ts'
import type { Finder } from './find.ts'
import type { Asked, Found } from './given.ts'
import type { Desk } from './kit.ts'

/** Opens a desk that was found, or the next one when that fails; gives the one that has the conversation. */
export type Open = (found: Found, asked: Asked) => Promise<Desk | undefined>

/** @param took hears which desk has the conversation now */
export function createOpen(kit: Kit, finder: Finder, took: (desk: Desk) => void): Open {
  const open: Open = async ({ desk, rest, goesOn }, asked) => {
    const instead = async (message = asked.message) => {
      const others = { ...asked, message }
      const next = await finder.find({ list: rest, patienceMs: 0, asked: others })
      return next && open(next, others)
    }
    try {
      if (asked.about) desk.tell?.(asked.about)
    } catch {}
    try {
      if (rest[0]) desk.instead?.(instead)
      if (!goesOn) desk.open(asked.message)
      took(desk)
      return desk
    } catch {
      kit.diagnose({ path: 'settings.chat', expected: `desk that opens: ${desk.name} does not` })
    }
    return instead()
  }
  return open
}
