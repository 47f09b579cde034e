import type { Signal } from '@kairos/core'
import type { Kit } from '../kit.ts'
import { cartAfter, cartOf, wishlistAfter } from './cart.ts'
import { EACH, type Happening, normalise, SHIPPED, type Telling } from './normalise.ts'
import { createOnce } from './once.ts'
import { isTree, type Tree } from './values.ts'

export interface Teller {
  /** Tells what a source says, as signals, unless another source was first. */
  tell: (source: string, telling: Telling) => void
  /** Whether an event was told on this page. */
  wasTold: (name: string) => boolean
  /** Whether a signal that is about to be taken is news. */
  admits: (signal: Signal) => boolean
}

/** Facts about cart and wishlist that a site may tell itself. */
const KEPT = /^(cart|wishlist)(\.(value|items|currency|skus))?$/

export function createTeller({ env, send, state }: Pick<Kit, 'env' | 'send' | 'state'>): Teller {
  const once = createOnce(() => env.window.location.href)
  /** What the site tells itself with `kairos.set()`: it knows better. */
  const theirs = new Set<string>()
  let isOurs = false

  const say = (name: string, props: Tree) => {
    isOurs = true
    try {
      send(name, props)
    } finally {
      isOurs = false
    }
  }
  const factsOf = (word: string): Tree => {
    const facts = state().page.facts[word]
    return isTree(facts) ? facts : {}
  }
  const keep = (word: string, facts: object | undefined) => {
    if (!facts || theirs.has(word)) return
    say('facts', Object.fromEntries(Object.entries(facts).map(([key, value]) => [`${word}.${key}`, value])))
  }
  /** A reload of the thank-you page tells of the same order. */
  const isLastOrder = ({ name, signals }: Happening) =>
    name === 'purchase' && signals[0]!.id && signals[0]!.id === state().profile.past?.orders.lastId

  return {
    wasTold: once.wasTold,
    tell(source, telling) {
      once.turnPage()
      const happening = normalise(telling)
      if (!happening || isLastOrder(happening)) return
      const { name, items } = happening
      const news = happening.signals.map((props) => once.isNews(source, name, props))
      const signals = happening.signals.filter((_, index) => news[index])
      if (happening.signals.length && !signals.length) return
      const told = EACH.test(name) ? items?.filter((_, index) => news[index]) : items
      // Rules that wait for the event find the facts it changed.
      keep('cart', cartAfter(cartOf(factsOf('cart')), { ...happening, ...(told && { items: told }) }))
      if (name === 'add_to_wishlist') keep('wishlist', wishlistAfter(factsOf('wishlist'), told ?? []))
      for (const props of signals) say(name, props)
    },
    admits({ name, props = {} }) {
      if (isOurs) return true
      once.turnPage()
      if (name === 'facts')
        for (const path of Object.keys(props)) {
          const [, word] = KEPT.exec(path) ?? []
          if (word) theirs.add(word)
        }
      return !SHIPPED.test(name) || once.isNews('site', name, props)
    },
  }
}
