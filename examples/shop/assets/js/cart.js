// The cart: lines in localStorage, and a `corner:cart` event on document whenever they change, in any tab.
import { read, write } from './store.js'

const KEY = 'corner.cart'
const FREE_DELIVERY_FROM = 100
const DELIVERY = 6.9
const MOST = 9

/** A line is a product with a size and a quantity. */
const isLine = (line) => typeof line?.id === 'string' && line.price >= 0 && line.quantity > 0

const isSame = (a, b) => a.id === b.id && a.size === b.size

export const lines = () => {
  const stored = read(KEY)
  return Array.isArray(stored) ? stored.filter(isLine) : []
}

function save(changed) {
  write(KEY, changed)
  document.dispatchEvent(new CustomEvent('corner:cart'))
}

export function add(product, { size, quantity }) {
  const line = { ...product, size, quantity }
  const others = lines()
  const known = others.find((other) => isSame(other, line))
  if (known) known.quantity = Math.min(MOST, known.quantity + quantity)
  else others.push(line)
  save(others)
}

export const setQuantity = (line, quantity) =>
  save(lines().map((other) => (isSame(other, line) ? { ...other, quantity: Math.min(MOST, quantity) } : other)))

export const remove = (line) => save(lines().filter((other) => !isSame(other, line)))

export const clear = () => save([])

export const count = () => lines().reduce((sum, { quantity }) => sum + quantity, 0)

/** All amounts in EUR. `missing` is what is left to free delivery, 0 when it is reached. */
export function totals() {
  const items = lines().reduce((sum, { price, quantity }) => sum + price * quantity, 0)
  const missing = Math.max(0, FREE_DELIVERY_FROM - items)
  const delivery = items > 0 && missing > 0 ? DELIVERY : 0
  return { items, delivery, missing, sum: items + delivery }
}

export const money = (amount) => `€${amount.toFixed(2)}`

window.addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) document.dispatchEvent(new CustomEvent('corner:cart'))
})
