import { base } from '@kairos/core/first'
import { createHistory } from '@kairos/core/history'
import { expect, it } from 'vitest'
import { asksFor as asksForText } from '../src/prepare.ts'

const asksFor = (part: Parameters<typeof asksForText>[0], config: unknown) => asksForText(part, JSON.stringify(config))

const { behaviours, operators, roots, shape } = createHistory(base)

const audience = (when: unknown) => ({ kairos: 1, campaigns: [{ id: 'a', audience: when }] })

it.each(Object.keys(operators))('loads the part that knows the operator $%s', (name) => {
  expect(asksFor('history', audience({ 'cart.skus': { [`$${name}`]: ['a'] } }))).toBe(true)
})

it.each(Object.keys(behaviours))('loads the part that knows the behaviour %s', (name) => {
  expect(asksFor('history', audience({ [name]: { event: 'purchase' } }))).toBe(true)
})

// Of the visitor it knows one thing more than the first download.
const onlyThere = Object.keys(roots).map((word) => (word === 'visitor' ? 'visitor.isBirthday' : `${word}.last.id`))

it.each(onlyThere)('loads the part that knows the fact %s', (path) => {
  expect(asksFor('history', audience({ [path]: 'a' }))).toBe(true)
  const title = `Hello{{ ${path} }}`
  expect(
    asksFor('history', { kairos: 1, campaigns: [{ id: 'a', variants: [{ id: 'b', actions: [{ title }] }] }] }),
  ).toBe(true)
})

it.each(Object.keys(shape).filter((key) => key !== 'schedule'))("loads the part that knows a campaign's %s", (key) => {
  expect(asksFor('history', { kairos: 1, campaigns: [{ id: 'a', [key]: [] }] })).toBe(true)
})

it('loads the part that knows schedules', () => {
  const asks = (schedule: object) => asksFor('history', { kairos: 1, campaigns: [{ id: 'a', schedule }] })
  expect([asks({ days: ['mon'] }), asks({ hours: '09:00-17:00' }), asks({ from: '2026-11-27' })]).toEqual([
    true,
    true,
    true,
  ])
})

it('loads nothing for everyday conditions', () => {
  const when = { 'visit.count': { $gte: 2 }, $or: [{ 'geo.country': { $in: ['PL'] } }, { $segment: 'known' }] }
  expect(asksFor('history', audience(when))).toBe(false)
})

it.each([
  'traffic.source',
  'firstTraffic.channel',
  'locale.language',
  'geo.country',
  'device.os',
  'page.type',
  'page.meta.a',
])('loads the part that reads %s, in rules and in texts', (path) => {
  expect(asksFor('facts', audience({ [path]: 'a' }))).toBe(true)
  const title = `Hello {{ ${path} }}`
  expect(asksFor('facts', { campaigns: [{ id: 'a', variants: [{ id: 'b', actions: [{ title }] }] }] })).toBe(true)
})

it.each(['traffic.campaign', 'device.type', 'page.path', 'cart.value'])('reads %s without a part', (path) => {
  expect(asksFor('facts', audience({ [path]: 'a' }))).toBe(false)
})

const showing = (content: object) => ({
  kairos: 1,
  site: 'template',
  campaigns: [{ id: 'html', variants: [{ id: 'a', actions: [content] }] }],
})

it.each([
  { html: '<b>Now</b>' },
  { template: '#offer' },
  { title: { pl: "{{ cart.value | currency: 'PLN' }}" } },
  { fallback: { text: '{{ cart.items|plural: "one" }}' } },
  { type: 'edit' },
  { type: 'redirect' },
  { type: 'call' },
  { type: 'chat' },
  { chat: ['crisp'] },
])('loads the part that shows %j', (content) => {
  expect(asksFor('actions', showing(content))).toBe(true)
})

it.each([{ title: 'html' }, { title: 'chats' }, { text: '{{ traits.name | upper }}, a number' }])(
  'loads nothing for %j',
  (content) => {
    expect(asksFor('actions', showing(content))).toBe(false)
  },
)
