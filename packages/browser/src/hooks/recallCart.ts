import type { Kit } from '../kit.ts'

/** What a shop tells on some pages, and rules read on all. */
const WORDS = ['cart', 'wishlist']

/** Tells what is remembered of the cart and the wishlist; what this page told until now is in it already. */
export function recallCart({ env, state, send }: Kit): void {
  const { facts = {} } = state().profile
  const kept = WORDS.flatMap((word) => {
    const { value, until = 0 } = facts[word] ?? {}
    return until > env.now() ? [[word, value]] : []
  })
  if (kept.length) send('facts', Object.fromEntries(kept))
}
