import { logIn } from './account.js'
import { push } from './dataLayer.js'

const form = document.querySelector('[data-login]')

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const firstName = form.elements.firstName.value.trim()
  if (firstName === '') {
    form.elements.firstName.value = ''
    form.reportValidity()
    return
  }
  logIn(firstName)
  push('login', { method: 'demo' })
  const plan = new URLSearchParams(location.search).get('plan')
  if (plan) push('sign_up', { method: 'membership', plan })
  location.assign('/')
})
