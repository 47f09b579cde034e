// Pieces that several pages share. Every function takes plain values and returns a string of HTML.

export const price = (value) => `€${value}`

export const productPath = (product) => `/shop/${product.category}/${product.id}`

/** Indents every line but the first, so that nested templates come out readable: the pages are documentation. */
export const indent = (text, spaces) => text.trim().replaceAll(/\n(?=.)/g, `\n${' '.repeat(spaces)}`)

/** The data the scripts need about a product, readable in the page: no request, and no second source of prices. */
export const productData = ({ id, name, category, brand, price }) =>
  `data-product='${JSON.stringify({ id, name, category, brand, price }).replaceAll("'", '&#39;')}'`

export const productPicture = (product, { size, lazy }) =>
  `<img src="/assets/img/products/${product.id}.svg" alt="${product.alt}" width="${size}" height="${size}"${lazy ? ' loading="lazy"' : ''}>`

export function productCard(product, { level = 3, lazy = true } = {}) {
  return `
<li class="card" ${productData(product)}>
  ${productPicture(product, { size: 600, lazy })}
  ${product.badge ? `<span class="badge">${product.badge}</span>` : ''}
  <h${level} class="card-name"><a href="${productPath(product)}">${product.name}</a></h${level}>
  <p class="card-text">${product.short}</p>
  <p class="card-price">${price(product.price)}</p>
</li>`.replace(/\n\s*\n/g, '\n')
}

/** A list of products. `name` becomes item_list_name in the data layer. */
export function productGrid(products, { name, level, lazy, className = '' }) {
  const cards = products.map((product) => productCard(product, { level, lazy }).trim()).join('\n')
  return `
<ul class="cards${className && ` ${className}`}" data-list="${name}">
  ${indent(cards, 2)}
</ul>`
}

/** The strip under the header. Its height is fixed in CSS, so a campaign cannot move what is below. */
export const promoSlot = () => `
<kairos-slot name="promo">
  <p class="promo-text"><strong>Free delivery from €100.</strong> Thirty days to walk in it and change your mind. <a href="/help#returns">How returns work</a></p>
</kairos-slot>`
