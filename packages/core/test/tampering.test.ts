import { afterEach, expect, it } from 'vitest'
import { compile, createProfile, createState, step } from '../src/index.ts'

const tampered = [Array.prototype, Object.prototype] as unknown as Record<string, unknown>[]
afterEach(() => {
  for (const prototype of tampered) delete prototype['last']
})

it('a page whose scripts extend the prototypes of lists and objects is decided all the same', () => {
  for (const prototype of tampered) prototype['last'] = () => 'old habits'
  const program = compile({
    kairos: 1,
    site: 'shop',
    campaigns: [
      {
        id: 'a',
        pages: { include: ['/'] },
        variants: [{ id: 'x', actions: [{ type: 'slot', slot: 'hero', title: 'Hi' }] }],
      },
    ],
  })
  const signal = { name: 'page_view', at: 1, props: { facts: { page: { path: '/' } } } }
  const { decisions } = step(createState(createProfile('v', 1)), signal, program)
  expect(program.diagnostics).toEqual([])
  expect(decisions).toMatchObject([{ campaign: 'a', acts: true }])
})
