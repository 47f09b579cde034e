// The form on the help page. The demo sends nothing: it only says thank you and reports a lead.
import { push } from './dataLayer.js'

const form = document.querySelector('[data-contact]')

form.addEventListener('submit', (event) => {
  event.preventDefault()
  push('generate_lead', { topic: form.elements.topic.value })
  form.reset()
  form.querySelector('[role="status"]').textContent = 'Thank you. A person answers within one working day.'
})
