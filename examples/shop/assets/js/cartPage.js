// The cart page: draws the lines from a <template>, and follows every change, other tabs included.
import * as cart from './cart.js'
import { pushItems } from './dataLayer.js'
import { showTotals } from './totals.js'

const page = document.querySelector('[data-cart]')
const list = page.querySelector('[data-lines]')
const status = page.querySelector('[data-cart-status]')
const template = document.querySelector('#line')

function changeQuantity(line, input) {
  if (!input.reportValidity()) return
  const quantity = Number(input.value)
  const change = quantity - line.quantity
  if (change === 0) return
  cart.setQuantity(line, quantity)
  pushItems(change > 0 ? 'add_to_cart' : 'remove_from_cart', [{ ...line, quantity: Math.abs(change) }])
  status.textContent = `${line.name}: ${quantity}`
}

function removeLine(line) {
  cart.remove(line)
  pushItems('remove_from_cart', [line])
  status.textContent = `${line.name} removed`
  // The button that had the focus is gone; the next one, or the way back to the shop, takes it.
  const next = list.querySelector('button') ?? page.querySelector('[data-when-empty] a')
  next.focus()
}

function drawLine(line) {
  const element = template.content.cloneNode(true)
  const link = element.querySelector('.line-name')
  const input = element.querySelector('input')
  const button = element.querySelector('button')
  link.href = `/shop/${line.category}/${line.id}`
  link.textContent = line.name
  element.querySelector('img').src = `/assets/img/products/${line.id}.svg`
  element.querySelector('.line-size').textContent = line.size ? `Size ${line.size}` : ''
  element.querySelector('.line-price').textContent = cart.money(line.price * line.quantity)
  element.querySelector('.visually-hidden').textContent = `Quantity of ${line.name}`
  input.value = line.quantity
  input.required = true
  input.addEventListener('change', () => changeQuantity(line, input))
  button.setAttribute('aria-label', `Remove ${line.name}`)
  button.addEventListener('click', () => removeLine(line))
  return element
}

function draw() {
  // Drawing replaces the field somebody is typing in, so it gets the focus back by its place.
  const focused = [...list.querySelectorAll('input')].indexOf(document.activeElement)
  const lines = cart.lines()
  list.replaceChildren(...lines.map(drawLine))
  list.querySelectorAll('input')[focused]?.focus()
  page.querySelector('[data-when-empty]').hidden = lines.length > 0
  page.querySelector('[data-when-full]').hidden = lines.length === 0
  showTotals(page)
}

draw()
document.addEventListener('corner:cart', draw)
