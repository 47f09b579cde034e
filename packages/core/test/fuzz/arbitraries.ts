import fc, { type Arbitrary } from 'fast-check'
import { config } from '../properties/arbitraries.ts'

/** Keys that mean something to JavaScript, to JSON or to us. */
const keys = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  'toJSON',
  'length',
  'then',
  'id',
  'when',
  'audience',
  'variants',
  'weight',
  'actions',
  'schedule',
  'limits',
  'priority',
  'seed',
  'exclusive',
  'prerequisites',
  'trigger',
  'pages',
  'event',
  'times',
  'within',
  'path',
  'page',
  'visit.count',
  '',
  '.',
  '$and',
  '$or',
  '$not',
  '$segment',
  '$did',
  '$sequence',
  '$gt',
  '$in',
  '$regex',
  '$foo',
)

/** Any JSON, with such keys at every level; frozen never, shared never. */
export const json: Arbitrary<unknown> = fc
  .letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 4, withCrossShrink: true },
      {
        weight: 3,
        arbitrary: fc.constantFrom<unknown>(
          null,
          true,
          false,
          0,
          -1,
          1,
          2.5,
          1e308,
          9e15,
          '',
          'a',
          '7d',
          'visit',
          'c0',
          's0',
          '2026-03-27',
          '(',
          '^(a+)+$',
        ),
      },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) as Arbitrary<unknown> },
      { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
      { weight: 3, arbitrary: fc.dictionary(keys, tie('value'), { maxKeys: 3, noNullPrototype: true }) },
    ),
  }))
  .value.map(asParsed)

/** What `JSON.parse` would have given: `__proto__` is an own key. */
function asParsed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asParsed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asParsed(one)]))
}

type Parent = Record<string, unknown> | unknown[]

/** Every place of a file: the object or list, and the key in it. */
function places(value: unknown, found: [Parent, string][] = []): [Parent, string][] {
  if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      found.push([value as Parent, key])
      places(one, found)
    }
  return found
}

export interface Change {
  /** Which place, as a part of all of them. */
  at: number
  how: 'replace' | 'delete' | 'duplicate' | 'add'
  key: string
  value: unknown
}

export const change: Arbitrary<Change> = fc.record(
  {
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    how: fc.constantFrom(
      'replace' as const,
      'replace' as const,
      'delete' as const,
      'duplicate' as const,
      'add' as const,
    ),
    key: keys,
    value: json,
  },
  { noNullPrototype: true },
)

const define = (parent: object, key: string, value: unknown) =>
  Object.defineProperty(parent, key, { value, enumerable: true, writable: true, configurable: true })

/** A copy of a file with one place of it changed. */
export function changed<T>(file: T, { at, how, key, value }: Change): T {
  const copy = structuredClone(file)
  const all = places(copy)
  const [parent, name] = all[Math.floor(at * all.length)] ?? [undefined, '']
  if (!parent) return copy
  if (how === 'replace') define(parent, name, value)
  if (how === 'delete') delete (parent as Record<string, unknown>)[name]
  if (how === 'duplicate') {
    if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(name)]))
    else define(parent, `${name}2`, structuredClone(parent[name]))
  }
  if (how === 'add') {
    if (Array.isArray(parent)) parent.splice(Number(name), 0, value)
    else define(parent, key, value)
  }
  return copy
}

/** A valid file that somebody broke in up to three places. */
export const brokenConfig: Arbitrary<unknown> = fc
  .tuple(config, fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([file, changes]) => changes.reduce(changed, file))

/** A file of the right shape with anything for its parts. */
export const shapedConfig: Arbitrary<unknown> = fc
  .record(
    {
      kairos: fc.constant(1),
      site: json,
      revision: json,
      settings: fc.oneof(
        json,
        fc.dictionary(
          fc.constantFrom('visitGap', 'holdout', 'attention', 'offsets', 'rfm', 'language', 'enabled', 'timezone'),
          json,
          { noNullPrototype: true },
        ),
      ),
      facts: json,
      interests: fc.oneof(json, fc.dictionary(keys, json, { maxKeys: 3, noNullPrototype: true })),
      segments: fc.oneof(
        json,
        fc.dictionary(keys, fc.record({ when: json }, { noNullPrototype: true }), {
          maxKeys: 3,
          noNullPrototype: true,
        }),
      ),
      slots: json,
      campaigns: fc.oneof(
        json,
        fc.array(
          fc.oneof(
            json,
            fc.record(
              {
                id: fc.constantFrom('a', 'b', '__proto__', 'constructor'),
                audience: json,
                variants: fc.oneof(
                  json,
                  fc.constant([
                    { id: 'v', actions: [{ type: 'slot', slot: '__proto__', title: 'Hi {{ page.path }}' }] },
                  ]),
                ),
              },
              { requiredKeys: ['id'], noNullPrototype: true },
            ),
          ),
          { maxLength: 3 },
        ),
      ),
    },
    { requiredKeys: ['kairos'], noNullPrototype: true },
  )
  .map(asParsed)

/** A signal with any props: what the site's own code sends is not ours to choose. */
export const anySignal = fc.record(
  {
    name: fc.oneof(
      fc.constantFrom(
        'page_view',
        'facts',
        'identify',
        'shown',
        'seen',
        'clicked',
        'closed',
        'missed',
        'wake',
        'config',
        'purchase',
        'view_item',
        '__proto__',
        'constructor',
      ),
      fc.string({ maxLength: 5 }),
    ),
    after: fc.oneof(fc.integer({ min: -864e5, max: 864e6 }), fc.constantFrom(0, 1)),
    offset: fc.constantFrom(0, 60, -720, 840),
    props: fc.oneof(
      json,
      fc
        .dictionary(
          fc.constantFrom(
            'facts',
            'forced',
            'remembers',
            'traffic',
            'traits',
            'campaign',
            'variant',
            'surface',
            'reason',
            'items',
            'value',
            'category',
            'page.path',
            'plan',
            '__proto__',
            'constructor.x',
          ),
          json,
          { maxKeys: 4, noNullPrototype: true },
        )
        .map(asParsed),
      fc
        .record(
          {
            facts: fc.dictionary(fc.constantFrom('page', 'device', 'plan', '__proto__'), json, {
              noNullPrototype: true,
            }),
          },
          { noNullPrototype: true },
        )
        .map(asParsed),
    ),
  },
  { requiredKeys: ['name', 'after'], noNullPrototype: true },
)
