import type { Env, Stop } from '../env.ts'
import type { Telling } from './normalise.ts'

/** What is used of the jQuery a WooCommerce shop has: its events are no DOM events. */
interface Query {
  on: (type: string, listener: Listener) => unknown
  off: (type: string, listener: Listener) => unknown
}
type Listener = (event: unknown, fragments: unknown, hash: unknown, button: unknown) => void
interface Button {
  data?: (key: string) => unknown
}

/** Events of the classic shop and of its blocks. */
const EVENTS = [
  ['added_to_cart', 'add_to_cart'],
  ['removed_from_cart', 'remove_from_cart'],
] as const

const REPEATED_MS = 200

/**
 * Hears what goes into the cart and leaves it. Neither kind of shop says the price, blocks not even the product, and a
 * changed quantity in a block is told by nobody.
 */
export function watchWooCommerce(env: Env, hear: (telling: Telling) => void): Stop {
  const { document, window } = env
  const query = (window as unknown as { jQuery?: (element: Element) => Query }).jQuery
  const body = typeof query === 'function' ? query(document.body) : undefined
  const stops = EVENTS.flatMap(([type, name]) => {
    let classicAt = 0
    const listener: Listener = (_, __, ___, button) => {
      classicAt = env.now()
      // Later, since jQuery would pass on to the shop what is thrown here.
      env.later(() => hear({ event: name, items: [itemOf(button as Button | undefined)] }), 0)
    }
    body?.on(type, listener)
    const stopBlocks = env.on(document.body, `wc-blocks_${type}`, () => {
      // Blocks repeat the classic event, before or after we hear it.
      env.later(() => {
        if (env.now() - classicAt > REPEATED_MS) hear({ event: name, items: [{}] })
      }, 0)
    })
    return [() => body?.off(type, listener), stopBlocks]
  })
  return () => {
    for (const stop of stops) stop()
  }
}

/** The button says what it is for; the quantity it has, or else 1. */
function itemOf(button: Button | undefined): object {
  const data = (key: string) => (typeof button?.data === 'function' ? button.data(key) : undefined)
  return { id: data('product_sku') || data('product_id'), quantity: data('quantity') }
}
