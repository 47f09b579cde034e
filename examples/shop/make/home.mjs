import { page } from './layout.mjs'
import { indent, productGrid } from './parts.mjs'

/** The band under the categories and on the thank-you page: one slot, one default, so a campaign is written once. */
export const recommendSlot = () => `
<kairos-slot name="recommend">
  <div class="slot-content">
    <img class="slot-image" src="/assets/img/shelf.svg" alt="Two shelves with boots, shoes and bags" width="720" height="520" loading="lazy">
    <h2 class="slot-title">Not sure where to start?</h2>
    <p class="slot-text">Tell us how far you walk and on what. A person from the shop writes back with two suggestions, usually the same day.</p>
    <a class="slot-link" href="/help#contact">Ask the shop</a>
  </div>
</kairos-slot>`

const tile = ({ id, name, intro, alt }) => `
<li class="tile">
  <img src="/assets/img/category-${id}.svg" alt="${alt}" width="640" height="480">
  <h3><a href="/shop/${id}">${name}</a></h3>
  <p>${intro}</p>
</li>`

export function home({ categories, products }) {
  const favourites = ['trail-runner', 'roll-top-pack', 'rain-shell', 'city-walker']
  const chosen = favourites.map((id) => products.find((product) => product.id === id))
  const body = `
<section class="hero wrap" aria-label="Welcome">
  <h1 class="visually-hidden">Corner, the corner shop for walking</h1>
  <kairos-slot name="hero" hold>
    <div class="slot-content">
      <img class="slot-image" src="/assets/img/hero-hills.svg" alt="A small shop at the start of a path that leads into green hills" width="960" height="760">
      <h2 class="slot-title">Everything good starts round the corner.</h2>
      <p class="slot-text">Shoes, bags and layers for people who would rather walk. Made to be worn daily, repaired often and taken further than you planned.</p>
      <a class="slot-link" href="/shop/shoes">Find your pair</a>
    </div>
  </kairos-slot>
</section>

<section class="wrap section" aria-labelledby="categories">
  <h2 id="categories">Start at the feet, finish at the hood</h2>
  <ul class="tiles">
    ${indent(categories.map((category) => tile(category).trim()).join('\n'), 4)}
  </ul>
</section>

<section class="wrap section" aria-label="Recommended">
  ${indent(recommendSlot(), 2)}
</section>

<section class="wrap section" aria-labelledby="favourites">
  <h2 id="favourites">Walking out of the door right now</h2>
  ${indent(productGrid(chosen, { name: 'favourites' }), 2)}
</section>

<section class="wrap section promises" aria-label="What we promise">
  <div><h2>Thirty days outside</h2><p>Wear it in the rain before you decide. Muddy returns are still returns.</p></div>
  <div><h2>Mended, not binned</h2><p>Seams, zips and soles: we repair what we sell, and most members pay nothing.</p></div>
  <div><h2>People who walk</h2><p>Six of us, one shop, 31,000 km last year. Ask us anything on the way.</p></div>
</section>`
  return page({
    path: '/',
    title: 'Corner: shoes, bags and layers for walking',
    description:
      'The corner shop for walking. Shoes, bags and outerwear made to be worn daily, repaired often and taken further.',
    body,
  })
}
