import type { Campaign, Condition, Config, Schedule, Trigger } from '@kairos/schema'
import fc, { type Arbitrary } from 'fast-check'

/** Objects as JSON gives them. */
export const record = <T extends object>(shape: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<T> =>
  fc.record(shape, { noNullPrototype: true }) as Arbitrary<T>

/** A Friday before the clocks change in Europe, 21:55 in Warsaw: nights, weekends and the change are a few hours away. */
export const START = Date.UTC(2026, 2, 27, 20, 55)

const oneOf = <T>(...values: T[]): Arbitrary<T> => fc.constantFrom(...values)
/** Absent in `absent` of four. */
const maybe = <T>(arbitrary: Arbitrary<T>, absent = 2): Arbitrary<T | undefined> =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: absent, arbitrary: fc.constant(undefined) as Arbitrary<T | undefined> },
    { weight: 4 - absent, arbitrary },
  )

/** Leaves out what is `undefined`, as JSON does. */
const tidy = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

const texts = ['shoes', 'Shoes', 'mobile', 'DE', '', '/shop', 'new', 'null', '10']
const numbers = [-1, 0, 1, 2, 2.5, 3, 10, 60]
export const scalar: Arbitrary<string | number | boolean | null> = fc.oneof(
  oneOf(...texts),
  oneOf(...numbers),
  fc.boolean(),
  fc.constant(null),
)
/** What a page may tell about one fact. */
export const factValue: Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: scalar as Arbitrary<unknown> },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: record({ value: scalar }) },
)

/** Facts a page tells; one has a space in its name, as the site's own may. */
export const pageFacts = ['page.type', 'device.type', 'cart.value', 'cart.items', 'plan', 'my fact', 'geo.country']
/** Facts that come from memory and the clock. */
const ownFacts = [
  'traits.plan',
  'traffic.source',
  'visit.count',
  'visit.seconds',
  'visit.pages',
  'visitor.isNew',
  'visitor.daysSinceFirst',
  'visitor.daysSinceLast',
  'visitor.isBirthday',
  'orders.count',
  'orders.total',
  'orders.daysSinceLast',
  'viewed.last.category',
  'interest.category.top',
  'interest.category.share.shoes',
  'campaign.c0.shown',
  'campaign.c1.closed',
  'lifecycle',
  'rfm.recency',
  'time.hour',
  'time.weekday',
  'time.isWeekend',
]

const fields = ['category', 'id', 'value']
const EVENTS = ['page_view', 'view_item', 'purchase', 'sign_up']
const windows = ['visit', 'page', 'lifetime', '10s', '1m', '1h', '1d']
const comparison = oneOf('$lt', '$lte', '$gt', '$gte')

/** Operators on one fact, careful ones and those that negate. */
export const operators: Arbitrary<Record<string, unknown>> = fc.letrec<{ test: Record<string, unknown> }>((tie) => ({
  test: fc.oneof(
    { maxDepth: 2 },
    fc
      .tuple(comparison, fc.oneof(oneOf<unknown>(...numbers), oneOf<unknown>(...texts)))
      .map((entry) => Object.fromEntries([entry])),
    fc.tuple(oneOf('$eq', '$ne'), scalar).map((entry) => Object.fromEntries([entry])),
    fc
      .tuple(oneOf('$in', '$nin', '$ini', '$nini', '$all', '$alli'), fc.array(scalar, { maxLength: 3 }))
      .map((entry) => Object.fromEntries([entry])),
    fc
      .tuple(comparison, oneOf(...numbers), comparison, oneOf(...numbers))
      .map(([a, low, b, high]) => ({ [a]: low, [b]: high })),
    record({ $exists: fc.boolean() }),
    record({ $type: oneOf('string', 'number', 'boolean', 'array', 'object', 'null', 'undefined') }),
    record({ $size: fc.oneof(oneOf<unknown>(0, 1, 2), record({ $gt: oneOf(0, 1) })) }),
    fc
      .tuple(oneOf('$regex', '$regexi'), oneOf('^s', 'o', '.', 'null', '^\\d+$', '[a-z]$'))
      .map((entry) => Object.fromEntries([entry])),
    fc
      .tuple(oneOf('$veq', '$vne', '$vlt', '$vgte'), oneOf('1.0.0', 'v2.1', '10'))
      .map((entry) => Object.fromEntries([entry])),
    record({ $elemMatch: fc.oneof(record({ $gt: oneOf(0, 2) }), record({ value: scalar })) }),
    record({ $not: tie('test') }),
    record({ $not: scalar }),
  ),
})).test

const factTest: Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: operators as Arbitrary<unknown> },
  { weight: 2, arbitrary: scalar as Arbitrary<unknown> },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
)

/** Conditions over facts alone; `extra` adds keys such as `$segment`. */
export const conditionOver = (
  paths: readonly string[],
  extra: Arbitrary<Record<string, unknown>>[] = [],
): Arbitrary<Condition> =>
  fc.letrec<{ condition: Record<string, unknown> }>((tie) => {
    const leaf = fc.dictionary(oneOf(...paths), factTest, { maxKeys: 2, noNullPrototype: true })
    const parts = fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 4, arbitrary: leaf as Arbitrary<Record<string, unknown>> },
      ...extra.map((arbitrary) => ({ weight: 1, arbitrary })),
      {
        weight: 1,
        arbitrary: fc
          .tuple(oneOf('$and', '$or', '$nor'), fc.array(tie('condition'), { maxLength: 3 }))
          .map((entry) => Object.fromEntries([entry]) as Record<string, unknown>),
      },
      { weight: 1, arbitrary: record({ $not: tie('condition') }) as Arbitrary<Record<string, unknown>> },
    )
    return { condition: fc.array(parts, { maxLength: 3 }).map((list) => Object.assign({}, ...list)) }
  }).condition as Arbitrary<Condition>

const eventMatch = record({
  event: oneOf(...EVENTS),
  where: maybe(fc.dictionary(oneOf('category', 'id'), scalar, { maxKeys: 1, noNullPrototype: true })),
}).map(tidy)

const did = record({
  match: eventMatch,
  times: maybe(fc.oneof(oneOf<unknown>(0, 1, 2), record({ $gte: oneOf(1, 2, 3) }), record({ $lt: oneOf(1, 2) }))),
  distinct: maybe(oneOf('id', 'category'), 3),
  sum: maybe(
    fc.dictionary(oneOf('value', 'id'), record({ $gte: oneOf(1, 50) }), {
      minKeys: 1,
      maxKeys: 2,
      noNullPrototype: true,
    }),
    3,
  ),
  within: maybe(oneOf(...windows)),
  before: maybe(oneOf('5s', '1m', '1h'), 3),
}).map(({ match, ...rest }) => tidy({ ...match, ...rest }))

const sequence = record({
  steps: fc.array(eventMatch, { minLength: 1, maxLength: 3 }),
  without: maybe(eventMatch),
  within: maybe(oneOf(...windows)),
}).map(tidy)

const behaviours: Arbitrary<Record<string, unknown>>[] = [
  record({ $did: fc.oneof(did as Arbitrary<unknown>, fc.array(did, { minLength: 1, maxLength: 2 })) }),
  record({ $sequence: sequence }),
]

const reading = (segments: readonly string[]): Arbitrary<Condition> => {
  const inSegments = segments.length
    ? [
        record({ $segment: fc.oneof(oneOf<unknown>(...segments), fc.subarray([...segments], { minLength: 1 })) }),
        oneOf(...segments).chain((id) => fc.boolean().map((is) => ({ [`segment.${id}`]: is }))),
      ]
    : []
  return conditionOver(
    [...pageFacts, ...ownFacts],
    [...behaviours, ...(inSegments as Arbitrary<Record<string, unknown>>[])],
  )
}

const SEGMENTS = ['s0', 's1', 's2', 's3']

const schedule: Arbitrary<Schedule> = record({
  from: maybe(
    oneOf(
      '2026-03-27',
      '2026-03-28',
      '2026-03-27T22:00',
      '2026-03-29T02:30',
      '2026-03-27T21:00:00Z',
      '2026-03-28T00:00+02:00',
    ),
  ),
  until: maybe(oneOf('2026-03-27', '2026-03-28', '2026-03-27T22:30', '2026-03-29T03:30', '2026-03-28T00:00Z')),
  days: maybe(oneOf(['mon-fri'], ['sat', 'sun'], ['fri-mon'], ['fri'])),
  hours: maybe(oneOf('08:00-20:00', '22:00-02:00', '00:00-24:00', '21:59-22:01', '22:00-24:00')),
}).map((one) => tidy(one) as Schedule)

const slots = ['hero', 'bar', 'side']
const text = oneOf(
  'Hello',
  'For {{ plan }}',
  "For {{ traits.plan | default: 'you' }}",
  "{{ visit.count }} times {{ cart.value | default: '0' }}",
)
const action = record({ type: fc.constant('slot' as const), slot: oneOf(...slots), title: text })

const moment: Arbitrary<Trigger> = oneOf<Trigger>(
  { type: 'page_view' },
  { type: 'url_change' },
  { type: 'exit_intent', sensitivity: 'high' },
  { type: 'time_on_page', after: '1m' },
  { type: 'time_on_page', after: '30s', active: true },
  { type: 'scrolled_to', percent: 50 },
  { type: 'inactivity', after: '30s' },
  { type: 'event', name: 'view_item', where: { category: 'shoes' } },
  { type: 'event', name: 'closed' },
  { type: 'manual', name: 'go' },
)

const moments = fc.array(moment, { minLength: 1, maxLength: 3 })

/** A moment, or several as one. */
export const trigger: Arbitrary<Trigger> = record({
  when: fc.oneof<Arbitrary<Trigger>[]>(
    moment,
    moments.map((any) => ({ any })),
    moments.map((all) => ({ all })),
    record({ then: moments, within: maybe(oneOf('1m', '1h')) }).map((one) => tidy(one) as Trigger),
    fc.tuple(moment, moments, moments).map(([first, any, all]) => ({ then: [{ any }, first, { all }] })),
  ),
  delay: maybe(oneOf('0s', '5s', '1m')),
  cancelOn: maybe(moment, 3),
}).map(({ when, ...timing }) => tidy({ ...when, ...timing }) as Trigger)

/** One campaign; its prerequisites are campaigns of `before`. */
export const campaign = (id: string, segments: readonly string[], before: readonly string[]): Arbitrary<Campaign> =>
  record({
    id: fc.constant(id),
    enabled: maybe(fc.boolean(), 3),
    live: maybe(fc.boolean(), 3),
    audience: maybe(reading(segments), 1),
    pages: maybe(oneOf({ include: ['/shop/*'] }, { exclude: ['/checkout*'] }, { include: ['/', '/shop'] }), 3),
    schedule: maybe(schedule),
    trigger: maybe(trigger),
    limits: maybe(
      fc.array(
        record({
          max: oneOf(0, 1, 2),
          per: oneOf('page', 'visit', 'lifetime', '1m', '1h', '7d'),
          of: maybe(oneOf('shown' as const, 'closed' as const, 'clicked' as const, 'converted' as const)),
        }).map(tidy) as Arbitrary<NonNullable<Campaign['limits']>[number]>,
        { minLength: 1, maxLength: 2 },
      ),
      3,
    ),
    group: maybe(oneOf('g0', 'g1'), 3),
    priority: maybe(oneOf(-1, 0, 1, 2.5, 10)),
    goal: maybe(oneOf('purchase', 'sign_up')),
    interrupts: maybe(fc.boolean(), 3),
    holdout: maybe(fc.boolean(), 3),
    coverage: maybe(oneOf(0, 0.3, 0.5, 1), 3),
    exclusive: maybe(oneOf({ group: 'x', from: 0, to: 0.5 }, { group: 'x', from: 0.5, to: 1 }), 3),
    seed: maybe(oneOf('seed', id), 3),
    hashVersion: maybe(oneOf(1 as const, 2 as const), 3),
    bucketVersion: maybe(oneOf(0, 1), 3),
    minBucketVersion: maybe(oneOf(0, 1), 3),
    prerequisites: before.length
      ? maybe(
          record({ campaign: oneOf(...before), variant: oneOf('v0', 'v1') }).map((one) => [one]),
          3,
        )
      : fc.constant(undefined),
    variants: fc
      .array(record({ weight: maybe(oneOf(1, 2, 10)), actions: maybe(fc.array(action, { maxLength: 2 }), 1) }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((list) => list.map((variant, index) => tidy({ id: `v${index}`, ...variant }))),
  }).map((one) => tidy(one) as Campaign)

const CAMPAIGNS = ['c0', 'c1', 'c2', 'c3', 'c4']

const settings = record({
  enabled: maybe(fc.constant(true)),
  // Warsaw's clock: an hour more from Sunday, one in the morning UTC.
  offsets: maybe(
    fc.constant([
      [Date.UTC(2026, 2, 29, 1), 60],
      [Date.UTC(2026, 9, 25, 1), 120],
    ] as [number, number][]),
  ),
  holdout: maybe(oneOf(0, 0.2), 3),
  attention: maybe(
    record({ perVisit: maybe(oneOf(1, 2)), gap: maybe(oneOf('1m')), afterClose: maybe(oneOf('1h')) }).map(tidy),
    3,
  ),
  visitGap: maybe(oneOf('1m', '30m')),
  language: maybe(fc.constant('pl')),
}).map(tidy)

/** A valid file: segments that read segments, campaigns with every kind of gate. */
export const config: Arbitrary<Config> = record({
  settings,
  segments: fc.tuple(...SEGMENTS.map((_, index) => maybe(reading(SEGMENTS.slice(0, index)), 1))),
  count: fc.integer({ min: 0, max: CAMPAIGNS.length }),
  order: fc.shuffledSubarray(SEGMENTS, { minLength: SEGMENTS.length }),
}).chain(({ settings, segments, count, order }) => {
  const whens = new Map(SEGMENTS.map((id, index) => [id, segments[index] ?? {}] as const))
  return fc
    .tuple(...CAMPAIGNS.slice(0, count).map((id, index) => campaign(id, SEGMENTS, CAMPAIGNS.slice(0, index))))
    .map(
      (campaigns) =>
        ({
          kairos: 1,
          site: 'shop',
          settings,
          facts: { plan: {}, 'my fact': {} },
          interests: { category: { from: { event: 'view_item', field: 'category' }, halfLife: '1h' } },
          segments: Object.fromEntries(order.map((id) => [id, { when: whens.get(id)! }])),
          campaigns,
        }) as Config,
    )
})

/** What happens next; made a signal when it is known what acts and when to wake. */
export interface Happening {
  after: number
  what:
    | { kind: 'page'; props: Record<string, unknown> }
    | { kind: 'signal'; name: string; props: Record<string, unknown> }
    | { kind: 'outcome'; name: string; pick: number }
    | { kind: 'wake' }
}

const paths = ['/', '/shop', '/shop/shoes', '/checkout']

/** Facts as told one by one, by path. */
export const toldFacts: Arbitrary<Record<string, unknown>> = fc.dictionary(oneOf(...pageFacts, 'geo.city'), factValue, {
  minKeys: 1,
  maxKeys: 3,
  noNullPrototype: true,
})

const pageView = record({
  facts: record({
    page: record({ path: oneOf(...paths), type: oneOf('home', 'shop') }),
    device: record({ type: oneOf('mobile', 'desktop') }),
  }),
  traffic: maybe(record({ source: oneOf('google', 'newsletter') }), 3),
  remembers: maybe(fc.boolean(), 3),
}).map(tidy)

const event = record({
  name: oneOf(...EVENTS.slice(1)),
  props: fc.dictionary(
    oneOf(...fields),
    fc.oneof(oneOf<unknown>('shoes', 'bags', 'constructor'), oneOf<unknown>(1, 50, 120)),
    { maxKeys: 3, noNullPrototype: true },
  ),
})

/** What the visitor does on the page. */
const behaviour = oneOf<{ name: string; props: Record<string, unknown> }>(
  { name: 'route', props: { path: '/shop', from: '/' } },
  { name: 'scrolled', props: { depth: 40 } },
  { name: 'scrolled', props: { depth: 100 } },
  { name: 'active', props: { seconds: 30 } },
  { name: 'idle', props: { seconds: 30 } },
  { name: 'idle', props: { seconds: 0 } },
  { name: 'exit_intent', props: { score: 0.4 } },
  { name: 'trigger', props: { name: 'go' } },
)

export const happening: Arbitrary<Happening> = record({
  after: fc.oneof(oneOf(0, 1, 400, 1000, 2500, 10_000, 60_000, 36e5, 864e5), fc.integer({ min: 0, max: 72e5 })),
  what: fc.oneof<Arbitrary<Happening['what']>[]>(
    pageView.map((props) => ({ kind: 'page', props })),
    toldFacts.map((props) => ({ kind: 'signal', name: 'facts', props })),
    record({ plan: scalar, birthday: oneOf('1990-03-28', 'never') }).map((traits) => ({
      kind: 'signal',
      name: 'identify',
      props: { traits },
    })),
    event.map(({ name, props }) => ({ kind: 'signal', name, props })),
    behaviour.map(({ name, props }) => ({ kind: 'signal', name, props })),
    record({
      kind: fc.constant('outcome' as const),
      name: oneOf('shown', 'seen', 'clicked', 'closed', 'missed'),
      pick: fc.nat(4),
    }),
    fc.constant({ kind: 'wake' }),
    fc.constant({ kind: 'wake' }),
  ),
})

/** A story: a page first, then anything. */
export const story: Arbitrary<Happening[]> = fc
  .tuple(pageView, fc.array(happening, { maxLength: 12 }))
  .map(([props, rest]) => [{ after: 0, what: { kind: 'page', props } }, ...rest])

/** When the site's zone is known: never, at once, or from some signal on. */
export const zone: Arbitrary<number | undefined> = oneOf(undefined, 0, 0, 2, 4)

export const visitor: Arbitrary<string> = fc.nat(9999).map((number) => `visitor-${number}`)
