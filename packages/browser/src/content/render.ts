import type { SlotAction } from '@kairos/schema'

/** Builds structured content, texts final, as elements with text nodes only. Its classes are for the site's own CSS. */
export function render(
  document: Document,
  { layout, image, title, heading, text, list, link }: SlotAction,
): HTMLElement {
  const add = (parent: Element, tag: string, name: string, words?: unknown) => {
    const element = parent.appendChild(document.createElement(tag))
    element.className = `kairos-${name}`
    element.textContent = (words ?? '') as string
    return element
  }
  const content = document.createElement('div')
  content.className = `kairos-content${layout ? ` kairos-${layout}` : ''}`
  if (image?.src) {
    const { src, alt, width, height } = image
    const picture = add(content, 'img', 'image') as HTMLImageElement
    // Sizes first: the browser then keeps the place before the picture arrives.
    if (width) picture.width = width
    if (height) picture.height = height
    picture.alt = (alt ?? '') as string
    picture.src = src as string
  }
  if (title) add(content, `h${/^[1-6]$/.test(heading as never) ? heading : 2}`, 'title', title)
  if (text) add(content, 'p', 'text', text)
  if (list?.length) {
    const points = add(content, 'ul', 'list')
    for (const point of list) points.appendChild(document.createElement('li')).textContent = point as string
  }
  if (link?.href) (add(content, 'a', 'link', link.text) as HTMLAnchorElement).href = link.href as string
  return content
}
