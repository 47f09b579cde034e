import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { takeFlags } from '../../src/preview/address.ts'
import { meantMoment, momentOf } from '../../src/preview/moment.ts'
import { nearest } from '../../src/preview/nearest.ts'
import { readFlags } from '../../src/preview/parse.ts'
import { factType, typedValue } from '../../src/preview/typed.ts'
import { writeFlags } from '../../src/preview/write.ts'

test.each([
  ['/?kairos_force=a:b', '/', 'kairos_force=a:b'],
  ['/?utm_source=x%20y&kairos_visit=3&y=1&y=2#top', '/?utm_source=x%20y&y=1&y=2#top', 'kairos_visit=3'],
  ['/p#kairos_only=1', '/p', 'kairos_only=1'],
  ['/p#a&kairos_only=1', '/p#a', 'kairos_only=1'],
  ['/#/route?kairos_force=a:b&q=1', '/#/route?q=1', 'kairos_force=a:b'],
  ['/?a=1?kairos_x', '/?a=1?kairos_x', ''],
  ['/?#', '/?#', ''],
  ['/?xkairos_force=a:b', '/?xkairos_force=a:b', ''],
])('of %s only our flags are taken', (href, address, flags) => {
  expect(takeFlags(href)).toEqual({ address, flags })
})

test.each([
  ['kairos_force=hero:b,chat&kairos_force=hero:c', { force: { hero: 'c', chat: 'off' } }],
  ['kairos_force=hero%3Ab%2C%20chat:a', { force: { hero: 'b', chat: 'a' } }],
  ['kairos_segments=vip,-new', { segments: { vip: true, new: false } }],
  [
    'kairos_facts=geo.city:Frankfurt, Main,cart.value:8',
    { facts: { 'geo.city': 'Frankfurt,Main', 'cart.value': '8' } },
  ],
  ['kairos_facts=time.date:12:30', { facts: { 'time.date': '12:30' } }],
  ['kairos_visit=3&kairos_only=1', { visit: 3, only: true }],
  ['kairos_only=0&kairos_consent=denied', { only: false, consent: 'denied' }],
  ['kairos_targeting=respect&kairos_preview=off', { targeting: 'respect', preview: 'off' }],
])('%s', (text, flags) => {
  const asked = readFlags(text)
  expect(asked.flags).toMatchObject(flags)
  expect(asked.problems).toEqual([])
})

test.each([
  ['kairos_forse=a:b', 'kairos_force'],
  ['kairos_consent=grantd', 'granted'],
  ['kairos_visit=zero', 'such as 3'],
  ['kairos_targeting=ignored', 'ignore'],
])('%s is told with what was meant', (text, meant) => {
  expect(readFlags(text).problems.join()).toContain(meant)
})

test('a link of 500 hostile kinds is read without harm', () => {
  const odd = [
    '',
    ':',
    '::',
    ',',
    '-',
    '__proto__:x',
    'constructor',
    '%E0%A4%A',
    '<img src=x onerror=alert(1)>',
    '\u0000',
    'a'.repeat(9000),
  ]
  const names = [
    'force',
    'segments',
    'facts',
    'at',
    'visit',
    'consent',
    'targeting',
    'persona',
    'seed',
    'nope',
    '%00',
    '__proto__',
  ]
  let count = 0
  for (const name of names)
    for (const one of odd)
      for (const other of odd.slice(0, 4)) {
        const { flags, problems } = readFlags(`kairos_${name}=${one}&kairos_${name}=${other}`)
        expect(Object.getPrototypeOf(flags.force)).toBe(Object.prototype)
        expect(Object.getPrototypeOf(flags.facts)).toBe(Object.prototype)
        expect(problems.every((text) => text.length < 300)).toBe(true)
        count++
      }
  expect(count).toBeGreaterThan(500)
  expect(({} as { x?: unknown }).x).toBeUndefined()
})

const warsaw = (at: number) => (at >= Date.UTC(2026, 2, 29, 1) && at < Date.UTC(2026, 9, 25, 1) ? 120 : 60)
test.each([
  ['2026-12-24T18:00', Date.UTC(2026, 11, 24, 17)],
  ['2026-07-01', Date.UTC(2026, 5, 30, 22)],
  ['2026-10-25T12:00', Date.UTC(2026, 9, 25, 11)],
  ['2026-03-29T04:00', Date.UTC(2026, 2, 29, 2)],
  ['2026-12-24T18:00Z', Date.UTC(2026, 11, 24, 18)],
  ['2026-12-24T18:00 02:00', Date.UTC(2026, 11, 24, 16)],
  ['2026-13-45', undefined],
  ['2026-02-30', undefined],
  ['2026-02-30T10:00Z', undefined],
  ['2028-02-29', Date.UTC(2028, 1, 28, 23)],
  ['tomorrow', undefined],
])('the moment %s', (text, at) => {
  expect(momentOf(text, warsaw)).toBe(at)
})

test.each([
  ['24.12.2026 18:00', '2026-12-24T18:00'],
  ['2026-12-24 18:00', '2026-12-24T18:00'],
  ['12/24/2026', undefined],
  ['2026-02-30', '2026-03-02T00:00'],
  ['2026-13-45', undefined],
  ['18:00', undefined],
  ['tomorrow', undefined],
  ['9'.repeat(400), undefined],
])('by %s was meant %s', (text, meant) => {
  expect(meantMoment(text)).toBe(meant)
})

test.each([
  ['cart.value', '80', 80],
  ['cart.value', 'much', undefined],
  ['visitor.isNew', 'true', true],
  ['geo.region', '07', '07'],
  ['cart.skus', 'a|b', ['a', 'b']],
  ['traits.age', '7', 7],
])('%s:%s', (path, text, value) => {
  expect(typedValue(text, factType(path))).toEqual(value)
})

test('the nearest name is given, or none', () => {
  expect(nearest('wecome', ['welcome', 'vip'])).toBe('welcome')
  expect(nearest('vpi', ['welcome', 'vip'])).toBe('vip')
  expect(nearest('christmas', ['welcome', 'vip'])).toBeUndefined()
})

test('what a page asks for is written as a link', () => {
  const text = writeFlags({
    force: { hero: 'b' },
    segments: { vip: true, new: false },
    facts: { 'cart.skus': ['a', 'b'] },
    visit: 2,
  })
  expect(readFlags(text).flags).toMatchObject({
    force: { hero: 'b' },
    segments: { vip: true, new: false },
    facts: { 'cart.skus': 'a|b' },
    visit: 2,
  })
})

/** The facts that ship, as the schema has them. */
const shipped = Object.entries(
  JSON.parse(readFileSync('packages/schema/kairos.schema.json', 'utf8')).definitions.ShippedFacts.properties as Record<
    string,
    { type: string | string[] }
  >,
)

test.each(shipped)('%s in a link has the type that the schema has', (path, { type }) => {
  const expected = Array.isArray(type)
    ? 'any'
    : (({ integer: 'number', array: 'list' } as Record<string, string>)[type] ?? type)
  expect(factType(path.replace('*', 'some'))).toBe(expected)
})
