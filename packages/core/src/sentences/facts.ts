import { counted, words } from './words.ts'

/**
 * How people say that a fact is, or is not, something. One dimension of interest is like the other: `interest.*` stands for
 * all of them. A fact that is in no table is called by the words of its path.
 */
const verbs: Record<string, readonly [is: string, isNot: string]> = {
  'interest.top': ['likes', 'does not like'],
  'traffic.source': ['came from', 'did not come from'],
  'traffic.campaign': ['came by campaign', 'did not come by campaign'],
  'geo.country': ['in', 'not in'],
  'device.type': ['on', 'not on'],
  'page.path': ['on', 'not on'],
  'locale.language': ['speaks', 'does not speak'],
  'viewed.last.category': ['last looked at', 'did not last look at'],
}

/** Values that have a better name. */
const values: Record<string, string> = { mobile: 'a phone', tablet: 'a tablet', desktop: 'a computer' }

/** Facts that count how often something was done: "visited at least twice". */
const habits: Record<string, string> = { 'visit.count': 'visited', 'orders.count': 'ordered' }

/** Facts that count things, in the plural: "at least 3 pages in this visit". */
const countables: Record<string, string> = {
  'visit.count': 'visits',
  'orders.count': 'orders',
  'visit.pages': 'page views in this visit',
  'visit.seconds': 'seconds in this visit',
  'visitor.pages': 'page views',
  'visitor.daysSinceFirst': 'days since the first visit',
  'visitor.daysSinceLast': 'days since the last visit',
  'orders.daysSinceLast': 'days since the last order',
  'page.secondsOnPage': 'seconds on this page',
  'page.activeSeconds': 'active seconds on this page',
  'page.idleSeconds': 'idle seconds on this page',
  'cart.items': 'items in the cart',
}

const in_ = <T>(table: Record<string, T>, path: string): T | undefined =>
  Object.hasOwn(table, path) ? table[path] : undefined

export const verbOf = (path: string) => in_(verbs, path.replace(/^interest\..+\.top$/, 'interest.top'))
export const habitOf = (path: string) => in_(habits, path)
export const countableOf = (path: string) => in_(countables, path)

/** A value after a verb. */
export const named = (path: string, value: unknown): string =>
  (path === 'device.type' && in_(values, `${value}`)) || `${value}`

/** "1 more visit", "20 less in cart value". */
export function moreSentence(path: string, amount: number): string {
  const count = Math.abs(amount)
  if (path === 'page.scrollDepth') return `${count} % ${amount < 0 ? 'less' : 'more'} to scroll`
  const countable = countableOf(path)
  return countable
    ? counted(count, countable).replace(' ', amount < 0 ? ' fewer ' : ' more ')
    : `${count} ${amount < 0 ? 'less' : 'more'} in ${words(path)}`
}
