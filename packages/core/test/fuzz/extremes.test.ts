import { afterAll, describe, expect, it } from 'vitest'
import { evaluateCondition } from '../../src/conditions/index.ts'
import { compile, segmentsOf, step } from '../../src/index.ts'
import { START } from '../properties/arbitraries.ts'
import { begin } from '../properties/play.ts'

const untouched = Object.getOwnPropertyNames(Object.prototype).sort()
afterAll(() => expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(untouched))

const view = { name: 'page_view', at: START, offset: 60, props: { facts: { page: { path: '/' } } } }
const file = (more: object) => ({ kairos: 1, site: 'shop', ...more })
const fits = { 'page.path': '/' }

/** `{ "$and": [{ "$and": [ … ] }] }` */
const nested = (depth: number, key = '$and'): unknown => {
  let condition: unknown = fits
  for (let i = 0; i < depth; i++) condition = { [key]: key === '$not' ? condition : [condition] }
  return condition
}

describe('nesting', () => {
  it('twenty times works', () => {
    const program = compile(
      file({
        segments: {
          and: { when: nested(20, '$and') },
          or: { when: nested(20, '$or') },
          not: { when: nested(20, '$not') },
        },
      }),
    )
    expect(program.diagnostics).toEqual([])
    expect(segmentsOf(step(begin('visitor-1'), view, program).state)).toEqual(['and', 'or', 'not'])
  })

  it.each(['$and', '$or', '$not'])('a thousand times works or leaves out its unit: %s', (key) => {
    const program = compile(file({ segments: { deep: { when: nested(1000, key) }, flat: { when: fits } } }))
    const inside = segmentsOf(step(begin('visitor-1'), view, program).state)
    expect(program.diagnostics.map(({ path }) => path.split('.')[1])).toEqual(inside.includes('deep') ? [] : ['deep'])
    expect(inside).toContain('flat')
    expect(typeof evaluateCondition(view.props.facts, nested(1000, key))).toBe('boolean')
  })

  it.each(['$and', '$nor', '$not'])('a hundred thousand times leaves out its unit: %s', (key) => {
    const when = nested(100_000, key)
    const variants = [{ id: 'v' }]
    const program = compile(
      file({
        segments: { deep: { when }, flat: { when: fits } },
        campaigns: [
          { id: 'deep', audience: when, variants },
          { id: 'flat', audience: fits, variants },
        ],
      }),
    )
    expect(program.diagnostics.map(({ path }) => path.split('.').slice(0, 2).join('.'))).toEqual([
      'segments.deep',
      'campaigns.0',
    ])
    const { state, decisions } = step(begin('visitor-1'), view, program)
    expect(segmentsOf(state)).toEqual(['flat'])
    expect(decisions.map(({ campaign, acts }) => [campaign, acts])).toEqual([['flat', true]])
    expect(evaluateCondition(view.props.facts, when)).toBe(false)
  })

  it('of facts a hundred thousand times crashes nothing', () => {
    const program = compile(
      file({
        facts: { plan: {} },
        segments: { known: { when: { plan: { $exists: true } } }, list: { when: { plan: ['a'] } } },
      }),
    )
    const { state } = step(begin('visitor-1'), view, program)
    let plan: unknown = 'gold'
    for (let i = 0; i < 100_000; i++) plan = [plan]
    const told = step(state, { name: 'facts', at: START, props: { plan } }, program)
    expect(segmentsOf(step(told.state, { name: 'facts', at: START, props: { plan: 'gold' } }, program).state)).toEqual([
      'known',
    ])
  })
})

describe('circles', () => {
  it('of segments leave out those in them and those that read them, and name all', () => {
    const segments = {
      a: { when: { $segment: 'b' } },
      b: { when: { 'segment.c': true } },
      c: { when: { $or: [fits, { $segment: 'a' }] } },
      self: { when: { $not: { $segment: 'self' } } },
      reader: { when: { $segment: ['fine', 'a'] } },
      fine: { when: fits },
      both: { when: { $segment: 'fine' } },
    }
    const program = compile(file({ segments }))
    expect(program.diagnostics.map(({ path }) => path.split('.')[1]).sort()).toEqual(['a', 'b', 'c', 'reader', 'self'])
    expect(segmentsOf(step(begin('visitor-1'), view, program).state).sort()).toEqual(['both', 'fine'])
  })

  it('of prerequisites are told, with those that ask for them', () => {
    const one = (id: string, ...asks: string[]) => ({
      id,
      prerequisites: asks.map((campaign) => ({ campaign, variant: 'v' })),
      variants: [{ id: 'v' }],
    })
    const program = compile(
      file({
        campaigns: [
          one('a', 'b'),
          one('b', 'a'),
          one('self', 'self'),
          one('reader', 'a'),
          one('nobody', 'x'),
          one('last', 'fine'),
          one('fine'),
        ],
      }),
    )
    expect(program.diagnostics).toHaveLength(5)
    const { decisions } = step(begin('visitor-1'), view, program)
    expect(decisions.find(({ campaign }) => campaign === 'nobody')).toMatchObject({ reason: 'prerequisite' })
  })

  it('are no matter how long the way round is', () => {
    const long = Array.from({ length: 20_000 }, (_, index) => [
      `s${index}`,
      { when: { $segment: `s${(index + 1) % 10_000}` } },
    ])
    const { segments, diagnostics } = compile(file({ segments: Object.fromEntries(long) }))
    expect(segments).toEqual([])
    expect(diagnostics).toHaveLength(20_000)
  })
})

describe('regular expressions', () => {
  const explosive = [
    '^(a+)+$',
    '(x+x+)+y',
    '(.*)*x$',
    '(a|a)*$',
    '(a|aa)+$',
    '(a*)*b',
    '([a-z]+)*$',
    '(\\w+\\s?)*$',
    '(?:a+){2,}b',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '.*.*.*.*x',
    '(a?){50}a{50}',
    '(a?a?)(a?a?){12}x',
    '(?=(a+)+b)',
    '(a{1,9}){1,9}{1,9}b',
    'a+a+a+a+b',
  ]
  it.each(explosive)('that explode leave out their unit: %s', (pattern) => {
    for (const operator of ['$regex', '$regexi']) {
      const { diagnostics, segments } = compile(
        file({ segments: { bad: { when: { 'page.path': { [operator]: pattern } } }, good: { when: fits } } }),
      )
      expect(diagnostics.map(({ path }) => path)).toEqual([`segments.bad.when.page.path.${operator}`])
      expect(segments).toEqual(['good'])
    }
  })

  it.each([
    '^spring',
    'a|b',
    '(shoes|bags)$',
    '^/shop/[\\w-]+$',
    '\\.(png|jpg)$',
    '(?:www\\.)?shop',
    '^\\d{4}-\\d{2}$',
  ])('that are quick are taken: %s', (pattern) => {
    expect(compile(file({ segments: { good: { when: { 'page.path': { $regex: pattern } } } } })).diagnostics).toEqual(
      [],
    )
  })

  it('read the first 1,000 characters and no more', () => {
    const reads = (value: string, pattern: string) => {
      const program = compile(file({ segments: { found: { when: { 'page.path': { $regex: pattern } } } } }))
      const found =
        segmentsOf(step(begin('visitor-1'), { ...view, props: { facts: { page: { path: value } } } }, program).state)
          .length > 0
      expect(evaluateCondition({ page: { path: value } }, { 'page.path': { $regex: pattern } })).toBe(found)
      return found
    }
    expect(reads(`${'a'.repeat(999)}b`, 'b$')).toBe(true)
    expect(reads(`${'a'.repeat(1000)}b`, 'b')).toBe(false)
    expect(reads('a'.repeat(1e6), '^a+$')).toBe(true)
    expect(reads(`a`.repeat(1000), '^a{0,1000}$')).toBe(true)
  })
})

describe('numbers of things', () => {
  it('a hundred thousand campaigns are compiled, and the best wins', () => {
    const campaigns = Array.from({ length: 100_000 }, (_, index) => ({
      id: `c${index}`,
      priority: index % 1000,
      audience: { 'visit.count': { $gte: index % 50 }, 'page.path': index % 2 ? '/' : '/shop' },
      variants: [{ id: 'v', actions: [{ type: 'slot', slot: 'hero', title: 'Hi' }] }],
    }))
    const program = compile(file({ campaigns }))
    expect(program.diagnostics).toEqual([])
    expect(program.campaigns).toHaveLength(100_000)
    expect(program.campaigns[0]!.campaign.id).toBe('c10999')
  }, 60_000)

  it('a chain of prerequisites is walked once, standing backwards too', () => {
    let reads = 0
    const campaigns = Array.from({ length: 300 }, (_, index) => ({
      id: `c${index}`,
      variants: [{ id: 'v' }],
      get prerequisites() {
        reads++
        return index < 299 ? [{ campaign: `c${index + 1}`, variant: 'v' }] : []
      },
    }))
    expect(compile(file({ campaigns })).campaigns).toHaveLength(300)
    expect(reads).toBeLessThan(300 * 10)
  })

  it('many campaigns that each read a fact of their own take no longer than many that share one', () => {
    const campaigns = Array.from({ length: 20_000 }, (_, index) => ({
      id: `c${index}`,
      audience: { [`page.fact${index}`]: index },
      variants: [{ id: 'v' }],
    }))
    expect(compile(file({ campaigns })).campaigns).toHaveLength(20_000)
  })

  it('many campaigns that each compare a fact with a number of their own take no longer either', () => {
    const campaigns = Array.from({ length: 20_000 }, (_, index) => ({
      id: `c${index}`,
      audience: { 'cart.value': { $gte: index } },
      variants: [{ id: 'v' }],
    }))
    const { needs } = compile(file({ campaigns }))
    expect(needs.thresholds['cart.value']).toHaveLength(20_000)
  })

  it('segments that each read the two before them are asked once each', () => {
    const segments = Array.from({ length: 36 }, (_, index) => [
      `s${index}`,
      { when: index < 2 ? fits : { $segment: [`s${index - 1}`, `s${index - 2}`] } },
    ])
    const program = compile(
      file({
        segments: Object.fromEntries(segments),
        campaigns: [{ id: 'c', audience: { $segment: 's35' }, variants: [{ id: 'v' }] }],
      }),
    )
    expect(segmentsOf(step(begin('visitor-1'), view, program).state)).toHaveLength(36)
  })

  it('a chain of ten thousand segments works, or says which are too deep', () => {
    const segments = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [
        `s${index}`,
        { when: index === 9999 ? fits : { $segment: `s${index + 1}` } },
      ]),
    )
    const program = compile(file({ segments }))
    expect(program.segments.length + program.diagnostics.length).toBe(10_000)
    expect(segmentsOf(step(begin('visitor-1'), view, program).state)).toHaveLength(program.segments.length)
  })
})
