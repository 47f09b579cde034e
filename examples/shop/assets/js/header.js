// Cart count and greeting in the header. Both have their space reserved in CSS, so filling them in moves nothing.
import { account, logOut } from './account.js'
import { count } from './cart.js'

function showCount() {
  const badge = document.querySelector('[data-cart-count]')
  badge.textContent = count()
  badge.toggleAttribute('data-empty', count() === 0)
}

function showAccount() {
  const box = document.querySelector('[data-account]')
  const visitor = account()
  box.querySelector('.account-login').hidden = Boolean(visitor)
  box.querySelector('.account-hello').hidden = !visitor
  box.querySelector('[data-first-name]').textContent = visitor?.firstName ?? ''
}

export function showHeader() {
  showCount()
  showAccount()
  document.addEventListener('corner:cart', showCount)
  document.querySelector('[data-log-out]').addEventListener('click', () => {
    logOut()
    showAccount()
    document.querySelector('.account-login').focus()
  })
}
