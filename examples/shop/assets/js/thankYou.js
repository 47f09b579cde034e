// The thank-you page: shows the order number, and reports the purchase once, however often the page is reloaded.
import { pushItems } from './dataLayer.js'
import { read, write } from './store.js'

const KEY = 'corner.order'
const order = read(KEY, 'sessionStorage')

if (order) {
  document.querySelector('[data-order-id]').textContent = order.id
  if (!order.reported) {
    pushItems('purchase', order.lines, {
      transaction_id: order.id,
      shipping: order.shipping,
    })
    write(KEY, { ...order, reported: true }, 'sessionStorage')
  }
}
