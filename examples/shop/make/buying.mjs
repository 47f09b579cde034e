// Cart, checkout and thank-you page: frames that the scripts fill from the stored cart.
import { recommendSlot } from './home.mjs'
import { page } from './layout.mjs'
import { indent } from './parts.mjs'

const summary = () => `
<dl class="totals">
  <div><dt>Items</dt><dd data-total="items">€0.00</dd></div>
  <div><dt>Delivery</dt><dd data-total="delivery">€0.00</dd></div>
  <div class="totals-sum"><dt>Total</dt><dd data-total="sum">€0.00</dd></div>
</dl>`

export function cart() {
  const body = `
<div class="wrap section">
  <h1>Your cart</h1>
  <noscript><p class="notice">The cart lives in your browser and needs JavaScript.</p></noscript>
  <div class="cart" data-cart>
    <div class="cart-empty" data-when-empty hidden>
      <img src="/assets/img/category-shoes.svg" alt="" width="640" height="480">
      <p class="lead">Nothing here yet. Every walk starts somewhere.</p>
      <a class="button" href="/shop/shoes">Look at shoes</a>
    </div>
    <div class="cart-full" data-when-full hidden>
      <ul class="lines" data-lines aria-label="Items in your cart"></ul>
      <section class="panel" aria-labelledby="summary">
        <h2 id="summary">Summary</h2>
        ${indent(summary(), 8)}
        <p class="hint" data-delivery-hint></p>
        <a class="button button-wide" href="/checkout">Go to checkout</a>
      </section>
    </div>
    <p class="visually-hidden" role="status" data-cart-status></p>
  </div>
  <template id="line">
    <li class="line">
      <img src="/assets/img/products/trail-runner.svg" alt="" width="96" height="96">
      <div class="line-what"><a class="line-name"></a><p class="line-size"></p></div>
      <label class="line-quantity"><span class="visually-hidden">Quantity</span><input type="number" inputmode="numeric" min="1" max="9"></label>
      <p class="line-price"></p>
      <button class="link-button" type="button">Remove</button>
    </li>
  </template>
</div>`
  const description = 'The things you picked, what they cost, and what is still missing for free delivery.'
  return page({
    path: '/cart',
    title: 'Your cart · Corner',
    description,
    body,
    script: 'cartPage',
  })
}

const field = ({ id, label, type = 'text', autocomplete, extra = '' }) => `
<p class="field">
  <label for="${id}">${label}</label>
  <input id="${id}" name="${id}" type="${type}" autocomplete="${autocomplete}"${extra} required>
</p>`

export function checkout() {
  const fields = (...list) => indent(list.map((one) => field(one).trim()).join('\n'), 6)
  const body = `
<div class="wrap section">
  <h1>Checkout</h1>
  <div class="notice" data-when-empty hidden><p>Your cart is empty. <a href="/shop/shoes">Pick something first</a>, then come back.</p></div>
  <noscript><p class="notice">The cart lives in your browser and needs JavaScript.</p></noscript>
  <form class="checkout" data-checkout hidden>
    <fieldset>
      <legend>Where to?</legend>
      ${fields(
        { id: 'name', label: 'Full name', autocomplete: 'name' },
        { id: 'email', label: 'E-mail', type: 'email', autocomplete: 'email' },
        {
          id: 'street',
          label: 'Street and number',
          autocomplete: 'address-line1',
        },
        {
          id: 'postcode',
          label: 'Postcode',
          autocomplete: 'postal-code',
          extra: ' pattern="[0-9A-Za-z][0-9A-Za-z \\-]{2,9}"',
        },
        { id: 'city', label: 'City', autocomplete: 'address-level2' },
      )}
    </fieldset>
    <fieldset>
      <legend>How will you pay?</legend>
      <p class="choice"><input id="pay-invoice" name="payment" type="radio" value="invoice" checked><label for="pay-invoice">Invoice, 14 days</label></p>
      <p class="choice"><input id="pay-delivery" name="payment" type="radio" value="delivery"><label for="pay-delivery">Cash at the door</label></p>
      <p class="hint">This is a demo: no payment is taken and nothing is shipped.</p>
    </fieldset>
    <section class="panel" aria-labelledby="order">
      <h2 id="order">Your order</h2>
      <ul class="order-lines" data-order-lines></ul>
      ${indent(summary(), 6)}
      <button class="button button-wide" type="submit">Place the order</button>
    </section>
  </form>
</div>`
  const description = 'Address, payment and your order on one page.'
  return page({
    path: '/checkout',
    title: 'Checkout · Corner',
    description,
    body,
    script: 'checkout',
  })
}

export function thankYou() {
  const body = `
<section class="wrap section thanks">
  <img src="/assets/img/parcel.svg" alt="A parcel with a green ribbon" width="480" height="360">
  <div>
    <h1>Thank you, it is on its way</h1>
    <p class="lead">We pack before noon and post the same day.</p>
    <p class="order-number">Order number <strong data-order-id>in your e-mail</strong></p>
    <p>Something wrong? Reply to the confirmation or <a href="/help#contact">write to us</a>. Until the parcel leaves, everything can be changed.</p>
    <p><a class="button button-quiet" href="/">Back to the shop</a></p>
  </div>
</section>

<section class="wrap section" aria-label="Recommended">
  ${indent(recommendSlot(), 2)}
</section>`
  const description = 'Your order is placed. Here is the number and what happens next.'
  return page({
    path: '/thank-you',
    title: 'Thank you · Corner',
    description,
    body,
    script: 'thankYou',
  })
}
