// All that Plain Ledger tells: who signed up, that an invoice was sent, and that somebody wants to talk.
window.kairos ||= []

for (const button of document.querySelectorAll('[data-chat]'))
  button.addEventListener('click', () => window.kairos.push((kairos) => kairos.chat.open(button.dataset.chat)))

const signUp = document.querySelector('#sign-up')
signUp?.addEventListener('submit', (event) => {
  event.preventDefault()
  const { firstName, birthday } = Object.fromEntries(new FormData(signUp))
  window.kairos.push((kairos) => {
    kairos.identify({ firstName, ...(birthday && { birthday }) })
    kairos.track('sign_up')
  })
  signUp.hidden = true
  const done = document.querySelector('#done')
  done.textContent = `Done, ${firstName}. Your invoices are waiting.`
  done.focus()
})

const invoice = document.querySelector('#invoice')
if (invoice && new URLSearchParams(location.search).has('sample')) {
  invoice.elements.to.value = 'A good customer'
  invoice.elements.amount.value = 120
}
invoice?.addEventListener('submit', (event) => {
  event.preventDefault()
  const { to, amount } = Object.fromEntries(new FormData(invoice))
  document
    .querySelector('#sent')
    .append(Object.assign(document.createElement('li'), { textContent: `${to}: € ${amount}` }))
  window.kairos.push((kairos) => kairos.track('invoice_sent', { value: Number(amount), currency: 'EUR' }))
  invoice.reset()
})
