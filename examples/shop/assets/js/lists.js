import { pushItems } from './dataLayer.js'

/** The product an element stands for, as the generator wrote it into the page. */
export const productOf = (element) => JSON.parse(element.dataset.product)

/** Reports each list of products on the page once. */
export function reportLists() {
  for (const list of document.querySelectorAll('[data-list]')) {
    const products = [...list.querySelectorAll('[data-product]')].map(productOf)
    pushItems('view_item_list', products, {
      item_list_name: list.dataset.list,
    })
  }
}
