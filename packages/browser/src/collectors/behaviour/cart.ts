import type { Stop } from '../../env.ts'
import type { Watch } from './collector.ts'

/** Hears when what is known of the cart changes, and tells whether something is in it. */
export function watchCart(
  { hear, state }: Pick<Watch, 'hear' | 'state'>,
  changed: () => void,
): { isFull: () => boolean; stop: Stop } {
  let known = read()
  return {
    isFull: () => /"(items|value)":"?(?!0\b)\d|"(items|skus)":\[[^\]]/.test(known),
    stop: hear(({ name }) => {
      if (name !== 'facts' || known === read()) return
      known = read()
      changed()
    }),
  }

  /** The cart as a text, without what is told about it from here. */
  function read(): string {
    return JSON.stringify({ ...(state().page.facts.cart as object), abandonedSeconds: undefined })
  }
}
