// The frame of every page: head, header, main, footer.
import { indent, promoSlot } from './parts.mjs'

const RECIPE = `
<!--
  The Kairos tag. It is synchronous here on purpose: the file decides before the body is parsed, so personalised
  content is in the page before the first paint. The default recipe is \`async\`: it never holds the parser, and
  a visitor who was here before is still decided from memory as soon as it runs. Use \`async\` unless the hero needs this.
-->
`

const NAVIGATION = [
  ['/shop/shoes', 'Shoes'],
  ['/shop/bags', 'Bags'],
  ['/shop/outerwear', 'Outerwear'],
  ['/pricing', 'Membership'],
  ['/help', 'Help'],
]

function navigation(path) {
  const item = ([href, text]) => {
    const current = path === href ? ' aria-current="page"' : path.startsWith(`${href}/`) ? ' aria-current="true"' : ''
    return `<li><a href="${href}"${current}>${text}</a></li>`
  }
  return NAVIGATION.map(item).join('\n        ')
}

const header = (path) => `
<header class="site-header">
  <div class="wrap site-header-row">
    <a class="logo" href="/"><img src="/assets/img/favicon.svg" alt="" width="32" height="32">Corner</a>
    <nav class="site-nav" aria-label="Main">
      <ul>
        ${navigation(path)}
      </ul>
    </nav>
    <div class="account" data-account>
      <a class="account-login" href="/login">Log in</a>
      <span class="account-hello" hidden>
        <span class="account-name">Hi, <b data-first-name></b></span>
        <button class="link-button" type="button" data-log-out>Log out</button>
      </span>
    </div>
    <a class="cart-link" href="/cart">
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 8h14l-1 12H6zM9 10V6a3 3 0 0 1 6 0v4"/></svg>
      <span class="cart-word">Cart</span>
      <span class="cart-count" data-cart-count data-empty>0</span>
      <span class="visually-hidden">items</span>
    </a>
  </div>
</header>`

const footer = () => `
<footer class="site-footer">
  <div class="wrap site-footer-grid">
    <div>
      <p class="logo logo-light"><img src="/assets/img/favicon.svg" alt="" width="32" height="32">Corner</p>
      <p>The corner shop for walking.<br>Long Street 14, Kraków, open till seven.</p>
    </div>
    <nav aria-label="Footer">
      <ul>
        <li><a href="/shop/shoes">Shoes</a></li>
        <li><a href="/shop/bags">Bags</a></li>
        <li><a href="/shop/outerwear">Outerwear</a></li>
      </ul>
      <ul>
        <li><a href="/pricing">Membership</a></li>
        <li><a href="/help#returns">Returns</a></li>
        <li><a href="/help#contact">Contact</a></li>
      </ul>
    </nav>
    <form class="newsletter" data-newsletter>
      <label for="newsletter-email">One good walk a month, by e-mail</label>
      <div class="newsletter-row">
        <input id="newsletter-email" name="email" type="email" autocomplete="email" placeholder="you@example.com" required>
        <button class="button button-light" type="submit">Sign up</button>
      </div>
      <p class="form-status" role="status"></p>
    </form>
  </div>
  <p class="wrap small-print">Corner is a demo shop. Nothing is sold, nothing is sent: cart and name stay in this browser.</p>
</footer>`

/** Renders a whole document. `script` names the module a page needs on top of the shared ones. */
export function page({ path, title, description, body, script, promo = false }) {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title}</title>
  <meta name="description" content="${description}">${path === '/' ? `\n  ${RECIPE.trim()}` : ''}
  <script src="/kairos.js" data-config="/kairos.json"></script>
  <link rel="icon" href="/assets/img/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/assets/css/base.css">
  <link rel="stylesheet" href="/assets/css/layout.css">
  <link rel="stylesheet" href="/assets/css/shop.css">
  <link rel="stylesheet" href="/assets/css/slots.css">
  <script type="module" src="/assets/js/main.js"></script>${script ? `\n  <script type="module" src="/assets/js/${script}.js"></script>` : ''}
</head>
<body>
  <a class="skip-link" href="#main">Skip to content</a>
  ${indent(header(path), 2)}
  ${promo ? `${indent(promoSlot(), 2)}\n  ` : ''}<main id="main" tabindex="-1">
    ${indent(body, 4)}
  </main>
  ${indent(footer(), 2)}
</body>
</html>
`
}
