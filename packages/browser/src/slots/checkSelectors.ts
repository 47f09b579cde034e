import type { Kit } from '../kit.ts'

/** `selectors.ts` fills no more places of one name. */
const MOST_PLACES = 100

/** Tells of selectors that are none, and of those that find so much that only the first places are filled. */
export function checkSelectors({ env, program, diagnose }: Pick<Kit, 'env' | 'program' | 'diagnose'>): void {
  for (const [name, slot] of Object.entries(program.slots)) {
    const path = `slots.${name}.selector`
    if (!slot?.selector) continue
    try {
      const found = env.document.querySelectorAll(slot.selector).length
      if (found > MOST_PLACES) diagnose({ path, expected: `selector of at most ${MOST_PLACES} elements` })
    } catch {
      diagnose({ path, expected: 'CSS selector' })
    }
  }
}
