import type { SlotAction } from '@kairos/schema'
import { escapeHtml } from '../content/escape.ts'

/** The classes of the element around it. */
export const contentNames = ({ layout }: SlotAction): string =>
  escapeHtml(`kairos-content${layout ? ` kairos-${layout}` : ''}`)

/** Writes structured content, texts final, as the HTML of what the browser builds from it. */
export function contentMarkup({ image, title, heading, text, list, link }: SlotAction): string {
  const words = (value: unknown) => escapeHtml(String(value ?? ''))
  const size = (name: string, value: unknown) => (value ? ` ${name}="${Math.trunc(Number(value)) || 0}"` : '')
  const level = /^[1-6]$/.test(String(heading)) ? heading : 2
  const parts: string[] = []
  if (image?.src) {
    const sizes = size('width', image.width) + size('height', image.height)
    parts.push(`<img class="kairos-image"${sizes} alt="${words(image.alt)}" src="${words(image.src)}">`)
  }
  if (title) parts.push(`<h${level} class="kairos-title">${words(title)}</h${level}>`)
  if (text) parts.push(`<p class="kairos-text">${words(text)}</p>`)
  if (Array.isArray(list) && list.length)
    parts.push(`<ul class="kairos-list">${list.map((point) => `<li>${words(point)}</li>`).join('')}</ul>`)
  if (link?.href) parts.push(`<a class="kairos-link" href="${words(link.href)}">${words(link.text)}</a>`)
  return parts.join('')
}
