import type { Env, Stop } from '../env.ts'
import type { Telling } from './normalise.ts'
import { at, isTree, own, type Tree } from './values.ts'

export interface JsonLdParts {
  env: Env
  /** Hears the things that blocks new on the page are about. */
  hear: (things: Tree[]) => void
  diagnose: (expected: string) => void
}

const BLOCKS = 'script[type*="ld+json" i]'
/** What is longer is a catalogue, not a page. */
const MOST_CHARACTERS = 300_000

/** Reads the JSON-LD of the page, now and when a block comes or changes: with a route, or by a tag manager. */
export function watchJsonLd({ env, hear, diagnose }: JsonLdParts): Stop {
  const { document, window } = env
  const texts = new WeakMap<Element, string>()
  let stopTimer: Stop = () => {}

  const look = () => {
    const fresh = [...document.querySelectorAll(BLOCKS)].filter((block) => {
      const text = block.textContent ?? ''
      const isFresh = texts.get(block) !== text
      texts.set(block, text)
      return isFresh
    })
    const things = fresh.flatMap((block) => {
      try {
        return thingsOf(parse(texts.get(block)!))
      } catch {
        diagnose('JSON')
        return []
      }
    })
    if (things.length) hear(things)
  }
  const isScript = (node: Node | null) => node?.nodeName === 'SCRIPT'
  const observer = new window.MutationObserver((changes) => {
    const concerns = changes.some(({ target, addedNodes }) => isScript(target) || [...addedNodes].some(isScript))
    if (!concerns) return
    stopTimer()
    stopTimer = env.later(look, 0)
  })
  const begin = () => {
    look()
    observer.observe(document, { childList: true, subtree: true })
  }
  // A block that is being parsed is half a block.
  const stopWaiting =
    document.readyState === 'loading' ? env.on(document, 'DOMContentLoaded', begin) : env.later(begin, 0)
  return () => {
    stopWaiting()
    stopTimer()
    observer.disconnect()
  }
}

/** Templates wrap a block in comments that were meant for browsers of the nineties. */
const parse = (text: string): unknown =>
  text.trim() ? JSON.parse(shortened(text).replace(/^\s*(<!--|\/\/\s*<!\[CDATA\[)|(-->|\/\/\s*\]\]>)\s*$/g, '')) : []

function shortened(text: string): string {
  if (text.length > MOST_CHARACTERS) throw new Error('too long')
  return text
}

/** The things a block is about: itself, those of its list or graph, and what its page is about. */
function thingsOf(block: unknown, depth = 0): Tree[] {
  if (depth > 3) return []
  if (Array.isArray(block)) return block.flatMap((one) => thingsOf(one, depth + 1))
  if (!isTree(block)) return []
  const inner = [own(block, '@graph'), own(block, 'mainEntity')].flatMap((one) => thingsOf(one, depth + 1))
  return [block, ...inner]
}

/** The only thing of a type; several products are a list, and none of them is what the page is about. */
function only(things: Tree[], type: RegExp): Tree | undefined {
  const found = things.filter((thing) => [own(thing, '@type')].flat().some((one) => type.test(`${one}`)))
  const names = new Set(found.map((thing) => JSON.stringify([own(thing, 'sku'), own(thing, 'name')])))
  return names.size === 1 ? found[0] : undefined
}

/** Gives what the things on a page tell: that its product is looked at, or its list. */
export function tellingOf(things: Tree[]): Telling | undefined {
  const product = only(things, /\bProduct(Group)?$/)
  if (product) return viewOf(product, only(things, /\bBreadcrumbList$/))
  const list = only(things, /\bItemList$/)
  return list && { event: 'view_item_list', name: own(list, 'name') }
}

function viewOf(product: Tree, crumbs: Tree | undefined): Telling {
  const names = ['sku', 'productID', 'productGroupID', 'mpn', 'gtin', 'gtin13']
  const offer = (path: string) => at(product, `offers.${path}`)
  const name = own(product, 'name')
  return {
    event: 'view_item',
    currency: offer('priceCurrency') ?? offer('priceSpecification.priceCurrency'),
    items: [
      {
        id: names.map((one) => own(product, one)).find((id) => id !== undefined),
        name,
        brand: at(product, 'brand.name') ?? own(product, 'brand'),
        category: at(product, 'category.name') ?? [own(product, 'category')].flat()[0] ?? lastCrumb(crumbs, name),
        price: offer('price') ?? offer('priceSpecification.price') ?? offer('lowPrice'),
      },
    ],
  }
}

/** The way to a product ends at its category, or one step further at itself. The first step is the shop. */
function lastCrumb(crumbs: Tree | undefined, product: unknown): unknown {
  const list = own(crumbs, 'itemListElement')
  const position = (step: unknown) => Number(own(step, 'position') ?? 0)
  const steps = Array.isArray(list) ? [...list].sort((a, b) => position(a) - position(b)) : []
  const names = steps.map((step) => own(step, 'name') ?? at(step, 'item.name'))
  return names
    .slice(1)
    .filter((name) => name !== product)
    .at(-1)
}
