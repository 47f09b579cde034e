import { money, totals } from './cart.js'

/** Fills the summary that cart and checkout share. */
export function showTotals(root) {
  const amounts = totals()
  for (const element of root.querySelectorAll('[data-total]')) {
    const amount = amounts[element.dataset.total]
    const isFree = element.dataset.total === 'delivery' && amount === 0
    element.textContent = isFree ? 'Free' : money(amount)
  }
  const hint = root.querySelector('[data-delivery-hint]')
  if (!hint) return
  hint.textContent =
    amounts.missing > 0 ? `${money(amounts.missing)} more and delivery is free.` : 'Delivery is free for this order.'
}
