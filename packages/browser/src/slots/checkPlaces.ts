import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'

/** `selectors.ts` fills no more places of one name. */
const MOST_PLACES = 100
/** A page has what it has by itself by then. */
const COMPLETE_MS = 3000

/**
 * Tells of selectors that are none, of those that find so much that only the first places are filled, and, once a page is
 * complete, of those that find nothing although a campaign fills their slot.
 */
export function checkPlaces({ env, program, state, diagnose }: Kit): Stop {
  const selectors = Object.entries(program.slots).flatMap(([name, slot]) =>
    slot?.selector ? [[name, slot.selector] as const] : [],
  )
  const tell = (name: string, expected: string) => diagnose({ path: `slots.${name}.selector`, expected })
  const sound = selectors.filter(([name, selector]) => {
    const found = countOf(env.document, selector)
    if (found === undefined) tell(name, 'CSS selector')
    else if (found > MOST_PLACES) tell(name, `selector of at most ${MOST_PLACES} elements`)
    return found !== undefined
  })
  return env.later(() => {
    const { surfaces, decisions } = state().page
    for (const [name, selector] of sound) {
      const campaign = Object.hasOwn(surfaces, `slot:${name}`) ? surfaces[`slot:${name}`]! : ''
      if (decisions[campaign]?.actions.length && !countOf(env.document, selector))
        tell(name, 'selector of something on this page')
    }
  }, COMPLETE_MS)
}

const countOf = (document: Document, selector: string): number | undefined => {
  try {
    return document.querySelectorAll(selector).length
  } catch {
    return undefined
  }
}
