import { page } from './layout.mjs'
import { indent } from './parts.mjs'

const PLANS = [
  {
    id: 'stroll',
    name: 'Stroll',
    price: 'Free',
    per: 'for good',
    text: 'For everyone who buys here once in a while.',
    list: ['Thirty-day returns, mud included', 'One walk a month by e-mail', 'Repairs at cost price'],
    button: 'Start with Stroll',
  },
  {
    id: 'hike',
    name: 'Hike',
    price: '€4',
    per: 'a month',
    text: 'For people who wear things out properly.',
    list: ['Free delivery on every order', 'Two free repairs a year', 'Ninety-day returns', 'Early look at small runs'],
    button: 'Take the Hike plan',
    badge: 'Most chosen',
  },
  {
    id: 'expedition',
    name: 'Expedition',
    price: '€9',
    per: 'a month',
    text: 'For households with more boots than chairs.',
    list: [
      'Everything in Hike, for up to five people',
      'Unlimited repairs and resoles',
      'Borrow packs and poles for a week',
      'A guided walk each season',
    ],
    button: 'Go on an Expedition',
  },
]

const plan = ({ id, name, price, per, text, list, button, badge }) => `
<li class="plan${badge ? ' plan-chosen' : ''}">
  <h2>${name}${badge ? ` <span class="badge">${badge}</span>` : ''}</h2>
  <p class="plan-price"><strong>${price}</strong> ${per}</p>
  <p>${text}</p>
  <ul class="ticks">
    ${list.map((line) => `<li>${line}</li>`).join('\n    ')}
  </ul>
  <a class="button${badge ? '' : ' button-quiet'}" href="/login?plan=${id}">${button}</a>
</li>`

export function pricing() {
  const body = `
<section class="wrap section">
  <div class="category-head">
    <h1>Walk more, pay less for it</h1>
    <p class="lead">Membership pays for the workshop, and the workshop keeps your things out of the bin. Pause or leave whenever you like.</p>
  </div>
  <!-- A slot by selector: kairos.json names #pricing-note, and the page itself needs no custom element. -->
  <div id="pricing-note">
    <p><strong>No small print.</strong> Prices include tax, and the month you leave is on us.</p>
  </div>
  <ul class="plans">
    ${indent(PLANS.map((one) => plan(one).trim()).join('\n'), 4)}
  </ul>
</section>`
  const description = 'Three memberships: free, €4 and €9 a month. Repairs, delivery and returns for people who walk.'
  return page({
    path: '/pricing',
    title: 'Membership · Corner',
    description,
    body,
  })
}
