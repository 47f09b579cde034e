import { push } from './dataLayer.js'

/** The form in the footer. The demo keeps no address: it only says that somebody signed up. */
export function listenToNewsletter() {
  const form = document.querySelector('[data-newsletter]')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    push('sign_up', { method: 'newsletter' })
    form.reset()
    form.querySelector('[role="status"]').textContent = 'Thank you. See you on the 1st.'
  })
}
