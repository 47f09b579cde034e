import { describe, expect, test } from 'vitest'
import { checkLength, checkNames, MAX_LINES } from '../../src/architecture/files.ts'
import { describeViolations, readSources } from '../../src/architecture/sources.ts'

describe('this repository', () => {
  const sources = readSources()

  test('no file is too long', () => expect(describeViolations(checkLength(sources))).toEqual([]))

  test('no file has an empty name', () => expect(describeViolations(checkNames(sources))).toEqual([]))
})

describe('the rules find', () => {
  const path = 'packages/core/src/a.ts'

  test('a line too many', () => {
    expect(checkLength([{ path, text: 'a\n'.repeat(MAX_LINES) }])).toEqual([])
    expect(describeViolations(checkLength([{ path, text: 'a\n'.repeat(MAX_LINES + 1) }]))).toEqual([
      'packages/core/src/a.ts:251 has 251 lines; 250 are the most',
    ])
  })

  test.each(['utils.ts', 'dateUtils.ts', 'helpers/round.ts', 'SlotManager.tsx', 'cart-helper.ts'])(
    'the name %s',
    (name) => expect(checkNames([{ path: `packages/core/src/${name}`, text: '' }])).toHaveLength(1),
  )

  test('nothing in names of a job', () =>
    expect(checkNames([{ path: 'packages/core/src/decisions/arbitrate.ts', text: '' }])).toEqual([]))
})
