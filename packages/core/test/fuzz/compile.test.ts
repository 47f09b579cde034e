import type { Config } from '@kairos/schema'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { evaluateCondition } from '../../src/conditions/index.ts'
import { compile, type Program, step } from '../../src/index.ts'
import { config, START } from '../properties/arbitraries.ts'
import { begin } from '../properties/play.ts'
import { brokenConfig, json, shapedConfig } from './arbitraries.ts'

const untouched = Object.getOwnPropertyNames(Object.prototype).sort()
afterAll(() => expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(untouched))

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every unit of a file stands in its program, or has a diagnostic that begins with its path. */
function expectAllAccountedFor(file: unknown, program: Program): void {
  for (const { path, expected } of program.diagnostics) {
    expect(path).toMatch(/./)
    expect(expected).toMatch(/./)
  }
  if (!isObject(file) || file.kairos !== 1) {
    expect(program.diagnostics.map(({ path }) => path)).toContain('kairos')
    return
  }
  const told = (path: string) => program.diagnostics.some((one) => one.path === path || one.path.startsWith(`${path}.`))
  if (isObject(file.segments))
    for (const id of Object.keys(file.segments))
      expect(program.segments.includes(id) || told(`segments.${id}`), `segment ${id}`).toBe(true)
  if (Array.isArray(file.campaigns)) {
    const taken = new Set<unknown>()
    file.campaigns.forEach((source: unknown, index) => {
      const id = isObject(source) ? source.id : undefined
      const used = !taken.has(id) && program.plans.get(id as string)?.campaign === source
      if (used) taken.add(id)
      expect(used || told(`campaigns.${index}`) || told(`campaigns.${String(id)}`), `campaign ${index}`).toBe(true)
    })
  }
  for (const part of ['segments', 'campaigns', 'interests', 'settings', 'facts', 'slots'] as const) {
    const isRight = part === 'campaigns' ? Array.isArray : isObject
    if (file[part] !== undefined && !isRight(file[part])) expect(told(part), `${part} of another kind`).toBe(true)
  }
}

describe('compile', () => {
  it('takes any JSON', () => {
    fc.assert(
      fc.property(fc.oneof(json, fc.jsonValue()), (file) => {
        expectAllAccountedFor(file, compile(file))
      }),
      { numRuns: 400 },
    )
  })

  it('takes a file whose parts are any JSON, and says what was left out', () => {
    fc.assert(
      fc.property(shapedConfig, (file) => {
        expectAllAccountedFor(file, compile(file))
      }),
      { numRuns: 800 },
    )
  })

  it('takes a valid file that was broken somewhere, and says what was left out', () => {
    fc.assert(
      fc.property(brokenConfig, (file) => {
        expectAllAccountedFor(file, compile(file))
      }),
      { numRuns: 400 },
    )
  })

  it('takes what is no JSON', () => {
    for (const file of [undefined, () => 1, Symbol('file'), 1n, new Date(), Object.create(null), Number.NaN])
      expect(compile(file).diagnostics).toHaveLength(1)
  })

  it('finds nothing wrong with a valid file, and uses all of it', () => {
    fc.assert(
      fc.property(config, (file) => {
        const { diagnostics, segments, campaigns } = compile(file)
        expect(diagnostics).toEqual([])
        expect(segments).toHaveLength(Object.keys(file.segments!).length)
        expect(campaigns).toHaveLength(file.campaigns!.length)
      }),
      { numRuns: 80 },
    )
  })

  it('leaves a file as it was', () => {
    fc.assert(
      fc.property(brokenConfig, (file) => {
        const before = structuredClone(file)
        compile(file)
        expect(file).toEqual(before)
      }),
      { numRuns: 80 },
    )
  })

  it('lets a bad unit harm nothing but what reads it', () => {
    const bad = fc.tuple(json, fc.nat(6))
    fc.assert(
      fc.property(config, bad, (file, [value, place]) => {
        const campaigns = [...file.campaigns!]
        campaigns.splice(place, 0, value as never)
        // A stray value with an id that is taken, or a good campaign by chance, is another matter.
        if (isObject(value) && 'id' in value) return
        const segments = { ...file.segments, ['__proto__']: value, stray: { when: value } }
        const program = compile({ ...file, campaigns, segments })
        const decide = (from: Program) =>
          step(
            begin('visitor-1'),
            { name: 'page_view', at: START, offset: 60, props: { facts: { page: { path: '/' } } } },
            from,
          ).decisions
        expect(decide(program)).toEqual(decide(compile(file)))
      }),
      { numRuns: 100 },
    )
  })
})

describe('evaluateCondition', () => {
  it('takes any JSON for facts, condition and groups', () => {
    fc.assert(
      fc.property(json, json, json, (facts, condition, groups) => {
        expect(typeof evaluateCondition(facts, condition, groups as Record<string, unknown>)).toBe('boolean')
      }),
      { numRuns: 800 },
    )
  })
})

describe('a value of the wrong kind', () => {
  const campaign = { id: 'one', variants: [{ id: 'v' }] }
  const file = (more: object): unknown =>
    ({
      kairos: 1,
      site: 'shop',
      campaigns: [
        { ...campaign, ...more },
        { id: 'other', variants: [{ id: 'v' }] },
      ],
    }) satisfies Partial<Config> | unknown
  const odd = { toString: 1 }

  it.each([
    ['weight', { variants: [{ id: 'v', weight: Number.NaN }] }],
    ['weight', { variants: [{ id: 'v', weight: Number.POSITIVE_INFINITY }] }],
    ['weight', { variants: [{ id: 'v', weight: -1 }] }],
    ['weight', { variants: [{ id: 'v', weight: '1' }] }],
    ['weights', { variants: [{ id: 'v', weight: 0 }] }],
    [
      'weights that add up to no number',
      {
        variants: [
          { id: 'v', weight: 1e308 },
          { id: 'w', weight: 1e308 },
        ],
      },
    ],
    ['priority', { priority: Number.NaN }],
    ['priority', { priority: Number.NEGATIVE_INFINITY }],
    ['priority', { priority: '10' }],
    ['coverage', { coverage: Number.NaN }],
    ['coverage', { coverage: null }],
    ['max', { limits: [{ max: Number.NaN, per: 'visit' }] }],
    ['max', { limits: [{ max: Number.POSITIVE_INFINITY, per: 'visit' }] }],
    ['per', { limits: [{ max: 1, per: 'week' }] }],
    ['per', { limits: [{ max: 1, per: odd }] }],
    ['bucketVersion', { bucketVersion: '1' }],
    ['minBucketVersion', { minBucketVersion: Number.NaN }],
    ['part of a group', { exclusive: { group: 'x', from: 'a' } }],
    ['part of a group', { exclusive: { group: 'x', to: Number.NaN } }],
    ['from', { schedule: { from: ['2026-03-27'] } }],
    ['from', { schedule: { from: null } }],
    ['until', { schedule: { until: 20260327 } }],
    ['until', { schedule: { until: odd } }],
    ['hours', { schedule: { hours: ['08:00-20:00'] } }],
    ['hours', { schedule: { hours: odd } }],
    ['days', { schedule: { days: 'mon-fri' } }],
    ['days', { schedule: { days: ['mon-fri-sun'] } }],
    ['days', { schedule: { days: [odd] } }],
    ['pages', { pages: { include: '/' } }],
    ['$segment', { audience: { $segment: odd } }],
    ['$did', { audience: { $did: { event: 'x', within: odd } } }],
    ['$did', { audience: { $did: { event: 'x', sum: 5 } } }],
    ['where', { audience: { $did: { event: 'x', where: { $segment: 's' } } } }],
    ['$elemMatch', { audience: { 'page.tags': { $elemMatch: { a: 1, $foo: 2 } } } }],
    ['$regex', { audience: { 'page.path': { $regex: 5 } } }],
  ])('in %s leaves out its campaign alone and says so: %o', (_, more) => {
    const { campaigns, diagnostics } = compile(file(more))
    expect(campaigns.map(({ campaign }) => campaign.id)).toEqual(['other'])
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]!.path).toMatch(/^campaigns\.(0|one)/)
  })

  it.each([
    ['hashVersion', { hashVersion: 3 }],
    ['hashVersion', { hashVersion: '2' }],
    ['seed', { seed: odd }],
    ['seed', { seed: null }],
    ['from', { schedule: { from: '2026-13-45' } }],
    ['title', { variants: [{ id: 'v', actions: [{ type: 'slot', slot: 'hero', title: odd }] }] }],
    ['link', { variants: [{ id: 'v', actions: [{ type: 'slot', slot: 'hero', link: 5 }] }] }],
    ['list', { variants: [{ id: 'v', actions: [{ type: 'slot', slot: 'hero', list: 'one' }] }] }],
    ['fallback', { variants: [{ id: 'v', actions: [{ type: 'slot', slot: 'hero', fallback: 'none' }] }] }],
    ['max', { limits: [{ max: 60, per: 'lifetime' }] }],
    ['coverage', { coverage: 5 }],
  ])('in %s is told, and throws nowhere: %o', (_, more) => {
    const program = compile(file(more))
    expect(program.diagnostics.map(({ path }) => path.split('.', 2).join('.'))).toEqual(['campaigns.0'])
    const { decisions } = step(begin('visitor-1'), { name: 'page_view', at: START, props: { facts: {} } }, program)
    expect(decisions.find(({ campaign }) => campaign === 'other')).toMatchObject({ acts: true })
  })
})
