import { expect, it } from 'vitest'
import { escapeHtml } from '../../src/content/escape.ts'
import { createFilters } from '../../src/content/filters.ts'
import { interpolate, plainFilters } from '../../src/content/interpolate.ts'
import { compile } from '../../src/index.ts'

const filters = { ...plainFilters, ...createFilters(Intl) }
const say = (text: string, fact: unknown, language: unknown = 'en') =>
  interpolate(text, { fact: () => fact, languages: [language], filters })?.replace(/[\u00a0\u202f]/g, ' ')

it.each<[text: string, fact: unknown, language: string, said: string]>([
  ["{{ x | currency: 'EUR' }}", 1234.5, 'de', '1.234,50 €'],
  ["{{ x | currency: 'EUR' }}", 1234.5, 'en', '€1,234.50'],
  ['{{ x | number }}', 1234.5, 'en', '1,234.5'],
  ["{{ x | number: '0' }}", 1234.6, 'en', '1,235'],
  ['{{ x | date }}', '2026-11-24', 'en', 'Nov 24, 2026'],
  ["{{ x | date: 'long' }}", '2026-11-24', 'pl', '24 listopada 2026'],
  ["{{ x | plural: 'one order', '# orders' }}", 1, 'en', 'one order'],
  ["{{ x | plural: 'one order', '# orders' }}", 1200, 'en', '1,200 orders'],
  ["{{ x | plural: '# sztuka', '# sztuki', '# sztuk' }}", 1, 'pl', '1 sztuka'],
  ["{{ x | plural: '# sztuka', '# sztuki', '# sztuk' }}", 3, 'pl', '3 sztuki'],
  ["{{ x | plural: '# sztuka', '# sztuki', '# sztuk' }}", 5, 'pl', '5 sztuk'],
  ["{{ x | plural: '# sztuka' , '# sztuki', '# sztuk' | upper }}", 22, 'pl', '22 SZTUKI'],
  ["{{ x | number | suffix: ' left' }}", 2000, 'en', '2,000 left'],
])('%s of %s in %s is %s', (text, fact, language, said) => {
  expect(say(text, fact, language)).toBe(said)
})

it.each([
  ["{{ x | currency: 'euros' }}", 5, '5'],
  ['{{ x | number }}', 'many', 'many'],
  ['{{ x | date }}', 'soon', 'soon'],
  ["{{ x | plural: 'a', 'b' }}", 'x', 'x'],
  ["{{ x | number: '-3' }}", 5, '5'],
  ['{{ x | shout }}', 'hey', 'hey'],
])('%s leaves %s as it is', (text, fact, said) => {
  expect(say(text, fact)).toBe(said)
})

it('an odd language is none', () => {
  expect(say('{{ x | number }}', 5, '<b>')).toBe('5')
})

it('a missing value stays missing', () => {
  expect(say('{{ x | number }}', null)).toBeUndefined()
})

it('a fact within markup is plain text', () => {
  expect(escapeHtml(`<a b="c" d='e'>&\``)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;&#96;')
})

it('a filter that nobody knows is told', () => {
  const variants = [{ id: 'b', actions: [{ type: 'slot', slot: 'hero', title: '{{ page.path | shout }}' }] }]
  const { diagnostics } = compile({ kairos: 1, site: 's', campaigns: [{ id: 'a', variants }] })
  expect(diagnostics).toMatchObject([
    { path: 'campaigns.0.variants.0.actions.0.title', expected: expect.stringContaining('filter') },
  ])
})
