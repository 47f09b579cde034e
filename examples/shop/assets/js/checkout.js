// Checkout: the browser validates the form, then the order moves to the thank-you page and the cart is emptied.
import * as cart from './cart.js'
import { pushItems } from './dataLayer.js'
import { write } from './store.js'
import { showTotals } from './totals.js'

const form = document.querySelector('[data-checkout]')
const lines = cart.lines()

/** Short enough to read out on the phone, without letters that look like digits. */
function createOrderId() {
  const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
  const bytes = crypto.getRandomValues(new Uint8Array(6))
  return `C-${Array.from(bytes, (byte) => letters[byte % letters.length]).join('')}`
}

function drawLine({ name, size, quantity, price }) {
  const item = document.createElement('li')
  const what = document.createElement('span')
  const amount = document.createElement('span')
  what.textContent = `${quantity} × ${name}${size ? `, ${size}` : ''}`
  amount.textContent = cart.money(price * quantity)
  item.append(what, amount)
  return item
}

if (lines.length === 0) {
  document.querySelector('[data-when-empty]').hidden = false
} else {
  form.querySelector('[data-order-lines]').append(...lines.map(drawLine))
  showTotals(form)
  form.hidden = false
  pushItems('begin_checkout', lines)
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const { items, delivery } = cart.totals()
  const order = {
    id: createOrderId(),
    value: items,
    shipping: delivery,
    currency: 'EUR',
    lines: cart.lines(),
  }
  write('corner.order', order, 'sessionStorage')
  cart.clear()
  location.assign('/thank-you')
})
