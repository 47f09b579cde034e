// A cart of one number. What is pushed before Kairos has loaded waits for it.
window.kairos ||= []
let value = 0

function tell() {
  document.querySelector('#cart').textContent = value ? `Your cart holds €${value}.` : 'Your cart is empty.'
  window.kairos.push((kairos) => kairos.set({ 'cart.value': value }))
}
for (const button of document.querySelectorAll('button'))
  button.addEventListener('click', () => {
    value += Number(button.dataset.price)
    tell()
  })
tell()
