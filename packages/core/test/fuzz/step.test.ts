import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { compile, type State, segmentsOf, step } from '../../src/index.ts'
import { config, START, visitor } from '../properties/arbitraries.ts'
import { bare, begin, frozen } from '../properties/play.ts'
import { anySignal, brokenConfig, shapedConfig } from './arbitraries.ts'

const untouched = Object.getOwnPropertyNames(Object.prototype).sort()
afterAll(() => expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(untouched))

const signals = fc.array(anySignal, { maxLength: 8 }).map((list) => {
  let at = START
  return list.map(({ after, ...signal }) => {
    at += after
    return { at, ...signal } as Parameters<typeof step>[1]
  })
})

const play = (file: unknown, { list, id }: { list: Parameters<typeof step>[1][]; id: string }): State => {
  const program = compile(file)
  let state = begin(id)
  for (const signal of list) state = step(state, signal, program).state
  return state
}

describe('step', () => {
  it('takes any signal, and every number it keeps is finite', () => {
    fc.assert(
      fc.property(config, signals, visitor, (file, list, id) => {
        const state = bare(play(file, { list: frozen(list), id }))
        expect(
          JSON.stringify(state, (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? 'lost' : value)),
        ).not.toContain('"lost"')
      }),
      { numRuns: 250 },
    )
  })

  it('takes a field that becomes no text for one that nobody asked for', () => {
    const trigger = { then: [{ type: 'event', name: 'looked', where: { at: 'shoes' } }, { type: 'page_view' }] }
    const file = { kairos: 1, site: 'shop', campaigns: [{ id: 'c', trigger, variants: [{ id: 'v' }] }] }
    const list = [{ at: 1, name: 'looked', props: { at: { toString: null } } }]
    expect(play(file, { list, id: 'visitor-0' }).page.decisions).toEqual({})
  })

  it('takes any signal with a file whose parts are any JSON', () => {
    fc.assert(
      fc.property(shapedConfig, signals, visitor, (file, list, id) => {
        play(file, { list, id })
      }),
      { numRuns: 250 },
    )
  })

  it('takes any signal with a file that was broken somewhere', () => {
    fc.assert(
      fc.property(brokenConfig, signals, visitor, (file, list, id) => {
        play(file, { list, id })
      }),
      { numRuns: 250 },
    )
  })

  it('goes on after a bad signal as if it had not come', () => {
    const program = compile({
      kairos: 1,
      site: 'shop',
      facts: { plan: {} },
      segments: { gold: { when: { plan: 'gold' } } },
    })
    const view = { name: 'page_view', at: START, props: { facts: { page: { path: '/' } } } }
    fc.assert(
      fc.property(
        anySignal.filter(({ name }) => name !== 'config'),
        visitor,
        ({ after: _, ...bad }, id) => {
          let { state } = step(begin(id), view, program)
          state = step(state, { at: START + 1, ...bad } as Parameters<typeof step>[1], program).state
          state = step(state, { name: 'facts', at: START + 2, props: { plan: 'gold' } }, program).state
          expect(segmentsOf(state)).toEqual(['gold'])
        },
      ),
      { numRuns: 250 },
    )
  })

  it('keeps the scores of interests numbers, whatever the values are called', () => {
    const program = compile({
      kairos: 1,
      site: 'shop',
      interests: { category: { from: { event: 'view_item', field: 'category' } } },
    })
    let state = begin('visitor-1')
    for (const category of ['constructor', '__proto__', 'hasOwnProperty', 'shoes', 'constructor', '__proto__'])
      state = step(state, { name: 'view_item', at: START, props: { category } }, program).state
    expect(Object.entries(state.profile.past!.interests.category!.scores).sort()).toEqual([
      ['__proto__', 2],
      ['constructor', 2],
      ['hasownproperty', 1],
      ['shoes', 1],
    ])
  })

  it('stays bounded whatever comes: the profile keeps below 32 kB', () => {
    const program = compile({
      kairos: 1,
      site: 'shop',
      interests: { category: { from: { event: 'view_item', field: 'category' } } },
    })
    let state = begin('visitor-1')
    for (let i = 0; i < 1000; i++) {
      const props = Object.fromEntries(Array.from({ length: 20 }, (_, field) => [`field${field}`, 'x'.repeat(500)]))
      state = step(state, { name: `event_${i}`, at: START + i, props: { ...props, value: i } }, program).state
      state = step(
        state,
        { name: 'view_item', at: START + i, props: { ...props, category: `${'long '.repeat(40)}${i}` } },
        program,
      ).state
    }
    expect(JSON.stringify(state.profile).length).toBeLessThan(32_000)
  })
})
