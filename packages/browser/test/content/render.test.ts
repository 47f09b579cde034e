import type { SlotAction } from '@kairos/schema'
import { expect, test } from 'vitest'
import { render } from '../../src/content/render.ts'

const build = (content: Omit<SlotAction, 'type' | 'slot'>) =>
  render(document, { type: 'slot', slot: 'hero', ...content }) as HTMLDivElement

test('every part has its element and class, in reading order', () => {
  const content = build({
    image: { src: '/a.webp', alt: 'Shoes', width: 320, height: 200 },
    title: 'Hello',
    text: 'Good to see you.',
    list: ['One', 'Two'],
    link: { href: '/shop', text: 'Go' },
  })
  expect(content.className).toBe('kairos-content')
  expect([...content.children].map(({ tagName, className }) => `${tagName}.${className}`)).toEqual([
    'IMG.kairos-image',
    'H2.kairos-title',
    'P.kairos-text',
    'UL.kairos-list',
    'A.kairos-link',
  ])
  expect([...content.querySelectorAll('li')].map(({ outerHTML }) => outerHTML)).toEqual([
    '<li>One</li>',
    '<li>Two</li>',
  ])
})

test('a picture keeps its place with its size before it arrives', () => {
  const picture = build({ image: { src: '/a.webp', width: 320, height: 200 } }).querySelector('img')!
  expect(picture.getAttributeNames()).toEqual(['class', 'width', 'height', 'alt', 'src'])
  expect([picture.getAttribute('width'), picture.getAttribute('height')]).toEqual(['320', '200'])
  expect(picture.getAttribute('alt')).toBe('')
})

test.each([
  ['title', { title: '<img src=x onerror=alert(1)>' }],
  ['text', { text: '<img src=x onerror=alert(1)>' }],
  ['list', { list: ['<img src=x onerror=alert(1)>'] }],
  ['link', { link: { href: '/', text: '<img src=x onerror=alert(1)>' } }],
])('markup in a %s stays text', (_, content) => {
  const built = build(content)
  expect(built.querySelector('img')).toBeNull()
  expect(built.textContent).toBe('<img src=x onerror=alert(1)>')
})

test('a quote in an address stays in the address', () => {
  const { attributes } = build({ link: { href: '/" onclick="alert(1)', text: 'Go' } }).querySelector('a')!
  expect([...attributes].map(({ name }) => name).sort()).toEqual(['class', 'href'])
})

test('the heading has the level asked for', () => {
  expect(build({ title: 'Hello', heading: 3 }).firstElementChild!.tagName).toBe('H3')
})

// A browser throws for an element named `h2 x`; happy-dom makes one.
test('a heading level that is none becomes the usual one', () => {
  expect(build({ title: 'Hello', heading: '2 x' as never }).firstElementChild!.tagName).toBe('H2')
})

test('empty parts make no element', () => {
  const content = build({ title: '', text: '', list: [], link: { href: '', text: 'Go' }, image: { src: '' } })
  expect(content.children).toHaveLength(0)
})
