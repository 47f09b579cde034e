import type { Shape } from '../compile/shape.ts'
import type { Program } from '../program.ts'
import type { Signal } from '../signal.ts'
import type { Interest, Past, Profile, RecentEvent } from '../state.ts'
import { withAnswer } from './answers.ts'
import type { HistoryBase } from './base.ts'

/** Signals that tell of something, and are nothing the visitor did. */
export const NO_EVENTS =
  /^(facts|identify|seen|missed|consent|wake|config|scrolled|reached|active|idle|exit_intent|rage_click|appeared|visible|interacted|trigger|asked)$/

const MOST_EVENTS = 200
const MOST_BYTES = 16_000
const MOST_VALUE_CHARACTERS = 80
const MOST_VALUES = 30
const MOST_NAMES = 100
/** Of all fields of one event together. */
const MOST_EVENT_BYTES = 2000
const MOST_KEY_CHARACTERS = 40
/** No price and no count is larger; sums of such stay numbers. */
const MOST_VALUE = 1e12

/**
 * Remembers an event: how often it happened, its plain values for a while, and what it says about orders, looks and
 * interests. Keeps memory in bounds.
 */
export function remember(base: HistoryBase, before: Profile, signal: Signal, program: Program): Profile {
  const profile = readable(base, before)
  const { own } = base
  const { name, at } = signal
  if (NO_EVENTS.test(name)) return profile
  const props = signal.props ?? {}
  const fields = fieldsOf(name === 'page_view' ? pageOf(props) : props)
  const value = Math.abs(Number(fields.value)) < MOST_VALUE ? Number(fields.value) : 0
  const past = pastOf(profile)
  const orderId = name === 'purchase' && fields.id !== undefined ? { lastId: String(fields.id) } : undefined
  // A thank-you page that is opened again tells of the same order.
  if (orderId && orderId.lastId === past.orders.lastId) return profile
  const { count, sum } = own(past.events, name) ?? { count: 0, sum: 0 }
  const { [name]: _, ...others } = past.events
  const { orders } = past
  const fed = Object.entries(program.interests).flatMap(([dimension, plan]) => {
    const halfLifeMs = base.durationMs(plan?.halfLife ?? '14d')
    const field = plan?.from?.field
    const key = plan?.from?.event === name && typeof field === 'string' && slug(own(fields, field))
    return key && halfLifeMs ? [[dimension, warmed(own(past.interests, dimension), key, at, halfLifeMs)] as const] : []
  })
  const remembered: Past = {
    events: {
      ...Object.fromEntries(Object.entries(others).slice(1 - MOST_NAMES)),
      [name]: { count: count + 1, sum: sum + value },
    },
    recent: trimmed([...past.recent, { name, at, fields }]),
    ...(past.answers && { answers: past.answers }),
    orders:
      name === 'purchase'
        ? { count: orders.count + 1, total: orders.total + value, lastAt: at, ...orderId, last: bought(props, fields) }
        : orders,
    viewed: name === 'view_item' ? fields : past.viewed,
    interests: { ...past.interests, ...Object.fromEntries(fed) },
    ...(name === 'answered' && { answers: withAnswer(past.answers, props) }),
  }
  known.add(remembered)
  return { ...profile, past: remembered }
}

const NOTHING: Past = { events: {}, recent: [], orders: { count: 0, total: 0, last: {} }, viewed: {}, interests: {} }

/** What the visitor did, for one nothing is known of too. */
export const pastOf = ({ past }: Profile): Past => past ?? NOTHING

/** Pasts that were made here, or were looked through. */
const known = new WeakSet<Past>()

const pastShape: Shape = {
  'events!': {},
  'recent!': [{ 'name!': 'text', 'at!': 'number', 'fields!': {} }],
  'orders!': { 'count!': 'number', 'total!': 'number', lastAt: 'number', 'last!': {} },
  'viewed!': {},
  'interests!': {},
  answers: {},
}

/** What was stored may be anything: a past that nobody can read is none. */
function readable({ misfit }: HistoryBase, profile: Profile): Profile {
  const { past } = profile
  if (!past || known.has(past)) return profile
  const isBroken =
    misfit(past, pastShape) ||
    misfit(Object.values(past.events), [{ 'count!': 'number', 'sum!': 'number' }]) ||
    misfit(Object.values(past.interests), [{ 'at!': 'number', 'scores!': {} }]) ||
    misfit(
      Object.values(past.interests).flatMap(({ scores }) => Object.values(scores)),
      ['number'],
    )
  if (!isBroken) known.add(past)
  return isBroken ? { ...profile, past: NOTHING } : profile
}

/** A `page_view` brings its path and title among the page's facts. */
const pageOf = ({ facts }: Record<string, unknown>) => {
  const { path, title } = (facts as { page?: Record<string, unknown> } | undefined)?.page ?? {}
  return { path, title }
}

/** Plain values only, cut to a length that many of them fit in memory. */
function fieldsOf(props: object): Record<string, unknown> {
  const plain = Object.entries(props).filter(
    ([key, value]) =>
      key.length <= MOST_VALUE_CHARACTERS && (/^(string|boolean)$/.test(typeof value) || Number.isFinite(value)),
  )
  const cut = plain.map(([key, value]) => [
    key,
    typeof value === 'string' ? value.slice(0, MOST_VALUE_CHARACTERS) : value,
  ])
  let room = MOST_EVENT_BYTES
  return Object.fromEntries(
    cut.filter((field) => {
      room -= bytesOf(field)
      return room >= 0
    }),
  )
}

/** What was bought: the first item of the order, else what the order says itself. The order's id is not the item's. */
function bought({ items }: Record<string, unknown>, fields: Record<string, unknown>): Record<string, unknown> {
  if (!Array.isArray(items) || typeof items[0] !== 'object') return fields
  const { id: _, ...order } = fields
  return { ...order, ...fieldsOf(items[0] ?? {}) }
}

/** Size as stored: a character beyond ASCII takes up to three bytes. */
const bytesOf = (value: unknown): number => JSON.stringify(value).replace(/[^ -~]/g, '---').length

const sizes = new WeakMap<RecentEvent, number>()

/** An event is measured once, as long as it stays in this page's memory. */
function sizeOf(event: RecentEvent): number {
  const size = sizes.get(event) ?? bytesOf(event)
  sizes.set(event, size)
  return size
}

/** Keeps the latest events within their share of memory. */
function trimmed(all: RecentEvent[]): RecentEvent[] {
  const events = all.slice(-MOST_EVENTS)
  let room = MOST_BYTES
  let first = events.length
  while (first > 0 && room >= 0) room -= sizeOf(events[--first]!) + 1
  return room < 0 ? events.slice(first + 1) : events
}

/** Adds 1 to the score of a value. All scores of its dimension fade to this moment first: `v · 2^(−Δt / halfLife)`. */
function warmed(before: Interest | undefined, key: string, at: number, halfLifeMs: number): Interest {
  const { at: since, scores } = before ?? { at, scores: {} }
  const fade = 2 ** (-Math.max(0, at - since) / halfLifeMs)
  const faded = Object.entries(scores).map(([value, score]) => [value, score * fade] as const)
  const kept = new Map(faded.sort((a, b) => b[1] - a[1]).slice(0, MOST_VALUES))
  // One that arrives late has faded on the way.
  kept.set(key, (kept.get(key) ?? 0) + 2 ** (-Math.max(0, since - at) / halfLifeMs))
  return { at: Math.max(at, since), scores: Object.fromEntries(kept) }
}

/** A value as one step of a path: a dot would split it. */
const slug = (value: unknown): string =>
  String(value ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MOST_KEY_CHARACTERS)
