// Category and product pages.
import { page } from './layout.mjs'
import { indent, price, productData, productGrid, productPath, productPicture } from './parts.mjs'

export function category(category, { products }) {
  const own = products.filter((product) => product.category === category.id)
  const body = `
<section class="wrap section">
  <div class="category-head">
    <h1>${category.title}</h1>
    <p class="lead">${category.intro}</p>
  </div>
  ${indent(productGrid(own, { name: category.id, level: 2, lazy: false }), 2)}
</section>`
  return page({
    path: `/shop/${category.id}`,
    title: `${category.name} · Corner`,
    description: category.intro,
    body,
    promo: true,
  })
}

function sizes({ sizes, sizeLabel }) {
  if (sizes.length === 1) return `<input type="hidden" name="size" value="">`
  const options = sizes.map((size) => `<option>${size}</option>`).join('')
  return `
<p class="field">
  <label for="size">${sizeLabel}</label>
  <select id="size" name="size" required><option value="">Choose</option>${options}</select>
</p>`.trim()
}

/** One from each category where possible: what goes with a shoe is a bag, not another shoe. */
function goesWith(product, products) {
  const others = products.filter((other) => other.category !== product.category && other.badge)
  const same = products.filter((other) => other.category === product.category && other.id !== product.id)
  return [...others.slice(0, 3), ...same].slice(0, 4)
}

export function product(product, { categories, products }) {
  const home = categories.find(({ id }) => id === product.category)
  const body = `
<nav class="wrap crumbs" aria-label="Breadcrumb">
  <ol>
    <li><a href="/">Home</a></li>
    <li><a href="/shop/${home.id}">${home.name}</a></li>
    <li aria-current="page">${product.name}</li>
  </ol>
</nav>

<article class="wrap product" data-product-page ${productData(product)}>
  ${productPicture(product, { size: 600 })}
  <div class="product-body">
    <p class="product-brand">${product.brand}</p>
    <h1>${product.name}</h1>
    <p class="product-price">${price(product.price)}</p>
    <p class="lead">${product.text}</p>
    <form class="buy" data-add-to-cart>
      ${indent(sizes(home), 6)}
      <p class="field">
        <label for="quantity">Quantity</label>
        <input id="quantity" name="quantity" type="number" inputmode="numeric" min="1" max="9" value="1" required>
      </p>
      <button class="button" type="submit">Add to cart</button>
      <p class="form-status" role="status"></p>
    </form>
    <h2 class="product-facts-title">Good to know</h2>
    <ul class="ticks">
      ${product.details.map((detail) => `<li>${detail}</li>`).join('\n      ')}
    </ul>
    <figure class="quote">
      <blockquote><p>${product.note.text}</p></blockquote>
      <figcaption>${product.note.by}</figcaption>
    </figure>
  </div>
</article>

<section class="wrap section" aria-labelledby="goes-with">
  <h2 id="goes-with">Goes well with</h2>
  ${indent(productGrid(goesWith(product, products), { name: 'goes-with' }), 2)}
</section>`
  return page({
    path: productPath(product),
    title: `${product.name}, ${price(product.price)} · Corner`,
    description: `${product.short} ${product.text.split('. ')[0]}.`,
    body,
    script: 'product',
    promo: true,
  })
}
