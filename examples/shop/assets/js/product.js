// A product page: reports the view, and puts the product into the cart.
import * as cart from './cart.js'
import { pushItems } from './dataLayer.js'
import { productOf } from './lists.js'

const page = document.querySelector('[data-product-page]')
const product = productOf(page)
const form = page.querySelector('[data-add-to-cart]')
const status = form.querySelector('[role="status"]')

pushItems('view_item', [product])

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const chosen = new FormData(form)
  const line = {
    size: chosen.get('size'),
    quantity: Number(chosen.get('quantity')),
  }
  cart.add(product, line)
  pushItems('add_to_cart', [{ ...product, ...line }])

  const link = document.createElement('a')
  link.href = '/cart'
  link.textContent = 'See your cart'
  status.replaceChildren('In your cart. ', link)
})
