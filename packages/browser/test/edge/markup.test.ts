import { createEdge } from '@kairos/core/edge'
import type { Content } from '@kairos/schema'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { Kairos } from '../../src/api.ts'
import { start } from '../../src/start.ts'
import { find, openPage } from '../page.ts'

let kairos: Kairos | undefined
afterEach(() => kairos?.destroy())

const SLOT = '<kairos-slot name="hero"><p>own</p></kairos-slot>'
const HOST = '.kairos-content'

/** The same file for both: what a server writes into the slot, and what the browser builds in it. */
async function bothOf(content: Content): Promise<[server: Element | null, browser: Element | null]> {
  const config = {
    kairos: 1,
    site: 'shop',
    settings: { consent: { mode: 'not_required' }, preview: false },
    campaigns: [{ id: 'a', variants: [{ id: 'b', actions: [{ type: 'slot', slot: 'hero', ...content }] }] }],
  }
  const { html } = createEdge(config).personalize({
    html: `<html lang="en"><head></head><body>${SLOT}</body></html>`,
    url: 'http://localhost:3000/',
    at: Date.now(),
    visitor: 'v-1',
  })
  const served = new DOMParser().parseFromString(html, 'text/html').querySelector(HOST)
  served?.removeAttribute('data-kairos-edge')
  kairos?.destroy()
  const env = openPage('/', SLOT)
  document.documentElement.lang = 'en'
  kairos = start(env, { config })
  // Words that are names of what a part does load it.
  await vi.waitFor(() => expect(find(HOST)).not.toBeNull())
  return [served, find(HOST)]
}

const CONTENTS: Record<string, Content> = {
  title: { title: 'Walk further' },
  'a heading of its level': { title: 'Walk', heading: 3 },
  text: { text: 'Soles for a thousand miles.' },
  'a list': { list: ['one', 'two', ''] },
  'a list of one': { list: 'one' as never },
  'an empty list': { title: 'Walk', list: [] },
  link: { link: { href: '/shop?a=1&b=2', text: 'Go' } },
  'a link without words': { link: { href: '/shop' } as never },
  'a link that would run script': { title: 'Walk', link: { href: 'javascript:alert(1)', text: 'Go' } },
  image: { image: { src: '/a.webp', alt: 'A shoe', width: 320, height: 200 } },
  'an image without a size': { image: { src: '/a.webp', alt: '' } },
  'an image without words': { image: { src: '/a.webp' } as never },
  'marks in every text': {
    title: '<b>"x" & \'y\' `z`</b>',
    text: '&amp; &lt;',
    list: ['<li>', '</ul>'],
    link: { href: '/?q="<>\'`', text: '</a><script>' },
    image: { src: '/"onerror="x', alt: '"><img src=x>' },
  },
  'spaces and lines': { title: '  a\n b\t', text: '\n\nc  ' },
  'numbers for words': { title: 7 as never, text: 0 as never, list: [1, 0] as never },
  'a word in several languages': { title: { pl: 'Dalej', en: 'Further' } },
  'a fact of the page': { title: 'At {{ page.path }}', link: { href: '/?from={{ page.path }}', text: 'Go' } },
  'a missing fact with a fallback': { title: '{{ page.query.x }}', fallback: { title: 'Hello', text: 'there' } },
  'a missing fact with a default': { title: "Hello{{ page.query.x | default: ' you' }}" },
  everything: {
    image: { src: '/a.webp', alt: 'A', width: 3, height: 2 },
    title: 'A',
    heading: 1,
    text: 'B',
    list: ['C', 'D'],
    link: { href: 'https://corner.example/', text: 'E' },
  },
}

test.each(Object.entries(CONTENTS))('a server writes what the browser builds: %s', async (_, content) => {
  const [server, browser] = await bothOf(content)
  expect(browser).not.toBeNull()
  expect(server?.outerHTML).toBe(browser!.outerHTML)
})

const word = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('', '&', '<!--', ']]>', '\u2028'))
const size = fc.nat({ max: 5000 })

test('whatever the words are', async () => {
  const content = fc.record(
    {
      title: word,
      heading: fc.constantFrom(1, 2, 3, 4, 5, 6),
      text: word,
      list: fc.array(word, { maxLength: 3 }),
      link: fc.record({ href: word, text: word }),
      image: fc.record({ src: word, alt: word, width: size, height: size }),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(content, async (any) => {
      const [server, browser] = await bothOf(any as Content)
      expect(server?.outerHTML).toBe(browser?.outerHTML)
    }),
    { numRuns: 200 },
  )
})
