import { compared, predicate, type Where } from './operators.ts'
import { duration, isObject, isOperators, listed, quoted, times, words } from './words.ts'

/** What the visitor did, for the events that ship. */
const deeds: Record<string, string> = {
  page_view: 'saw a page',
  view_item: 'looked at an item',
  search: 'searched',
  add_to_cart: 'put something into the cart',
  remove_from_cart: 'took something from the cart',
  add_to_wishlist: 'put something on the wish list',
  begin_checkout: 'began to check out',
  purchase: 'bought',
  sign_up: 'signed up',
  login: 'logged in',
}

/** Says a condition on the fields of an event: " with category “shoes”". */
const fields = (condition: unknown, where: Where): string =>
  isObject(condition) && Object.keys(condition).length ? ` (${where(condition)})` : ''

function deed(source: unknown, where: Where): string {
  const { event, where: condition } = (isObject(source) ? source : {}) as { event?: string; where?: unknown }
  const known = Object.hasOwn(deeds, `${event}`) ? deeds[`${event}`]! : `did ${quoted(event)}`
  return known + fields(condition, where)
}

/** An event as a moment: "a purchase", "an add to cart (category is “shoes”)". */
export function eventSentence(name: unknown, condition: unknown, where: Where): string {
  const noun = words(`${name}`)
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}${fields(condition, where)}`
}

const windows: Record<string, string> = { visit: ' in this visit', page: ' on this page', lifetime: '' }

const within = (text: unknown): string =>
  text === undefined ? '' : (windows[`${text}`] ?? ` within ${duration(text)}`)

/** How often: "at least 3 times"; at least once goes without saying, and "never" stands ahead of what was not done. */
function often(test: unknown): string {
  if (!isOperators(test))
    return test === 0 ? '' : ` ${typeof test === 'number' ? 'exactly ' : ''}${times(Number(test))}`
  const parts = Object.entries(test).map(([operator, count]) =>
    compared[operator] ? `${compared[operator]} ${times(Number(count))}` : `${times(Number(count))} (${operator})`,
  )
  return parts.join() === 'at least once' ? '' : ` ${listed(parts, 'and')}`
}

/** Says a `$did`: "looked at an item at least 3 times within 7 days". */
export function didSentence(source: unknown, where: Where): string {
  const { times: count = { $gte: 1 }, distinct, sum = {}, within: window, before } = isObject(source) ? source : {}
  const sums = Object.entries(isObject(sum) ? sum : {}).map(
    ([field, test]) => `, where the sum of ${words(field)} ${predicate(test, where)}`,
  )
  return [
    count === 0 ? 'never ' : '',
    deed(source, where),
    often(count),
    distinct === undefined ? '' : ` with different ${words(`${distinct}`)}`,
    ...sums,
    within(window),
    before === undefined ? '' : ` more than ${duration(before)} ago`,
  ].join('')
}

/** Says a `$sequence`: "put something into the cart, then began to check out, but not bought since, within 1 day". */
export function sequenceSentence(source: unknown, where: Where): string {
  const { steps, without, within: window } = isObject(source) ? source : {}
  const row = [steps].flat().map((step) => deed(step, where))
  return `${row.join(', then ')}${without ? `, and since then not: ${deed(without, where)},` : ''}${within(window)}`
}
