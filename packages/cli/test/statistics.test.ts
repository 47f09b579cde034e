import { describe, expect, test } from 'vitest'
import { reach, rho } from '../src/statistics/confidenceSequence.ts'
import { erfc } from '../src/statistics/erfc.ts'
import { type Group, liftOf } from '../src/statistics/lift.ts'
import { ALARM, chiSquaredTail, sampleRatio } from '../src/statistics/sampleRatio.ts'
import { randomFrom } from './shopRecords.ts'

describe('published numbers', () => {
  // NIST Digital Library of Mathematical Functions, table 7.23 and https://dlmf.nist.gov/7.
  test.each([
    [0, 1],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [2, 0.004677734981047266],
    [3, 2.209049699858544e-5],
    [5, 1.5374597944280349e-12],
  ])('erfc(%d) is %d', (x, value) => expect(erfc(x) / value).toBeCloseTo(1, 11))

  // Tables of the chi-squared distribution: 5 % and 0.1 % points.
  test.each([
    [3.841458820694124, 1, 0.05],
    [5.991464547107979, 2, 0.05],
    [7.814727903251179, 3, 0.05],
    [9.487729036781154, 4, 0.05],
    [18.30703805327515, 10, 0.05],
    [10.827566170662733, 1, 0.001],
    [20.515005652432873, 5, 0.001],
  ])('beyond %d with %d degrees lies %d', (x, degrees, tail) =>
    expect(chiSquaredTail(x, degrees) / tail).toBeCloseTo(1, 9),
  )

  test('821,588 visitors against 815,482 are no coin', () => {
    const half = (821_588 + 815_482) / 2
    expect(sampleRatio([821_588, 815_482], [half, half]).toPrecision(2)).toBe('0.0000018')
  })

  test('rho for 5 % doubt and 5,000 visitors', () => expect(rho(0.05, 5000)).toBeCloseTo(0.0398400668, 10))
})

describe('the sample ratio', () => {
  test.each([
    [[500, 500], [500, 500], false],
    [[5050, 4950], [5000, 5000], false],
    [[5200, 4800], [5000, 5000], true],
    [[9000, 1000], [9000, 1000], false],
    [[9150, 850], [9000, 1000], true],
    [[1000, 0], [500, 500], true],
    [[10, 0], [10, 0], false],
    [[10, 3], [13, 0], true],
    [[340, 330, 330], [1000 / 3, 1000 / 3, 1000 / 3], false],
    [[], [], false],
  ])('%j where %j were planned: alarm %s', (observed, expected, isAlarm) => {
    expect(sampleRatio(observed, expected) < ALARM).toBe(isAlarm)
  })

  test('alarms as seldom as it says', () => {
    const random = randomFrom(3)
    const alarms = Array.from({ length: 20_000 }, () => {
      let first = 0
      for (let visitor = 0; visitor < 400; visitor++) if (random() < 0.5) first += 1
      return sampleRatio([first, 400 - first], [200, 200]) < ALARM
    }).filter(Boolean).length
    expect(alarms).toBeLessThan(40)
  })
})

describe('the lift', () => {
  test.each<[string, Group, Group]>([
    ['nobody', { visitors: 0, reached: 0 }, { visitors: 0, reached: 0 }],
    ['few visitors', { visitors: 99, reached: 50 }, { visitors: 5000, reached: 500 }],
    ['few goals', { visitors: 9000, reached: 9 }, { visitors: 9000, reached: 10 }],
    ['no goal in the baseline', { visitors: 900, reached: 0 }, { visitors: 900, reached: 90 }],
    ['a baseline that may be 0', { visitors: 400, reached: 6 }, { visitors: 400, reached: 20 }],
  ])('is unknown with %s', (_, baseline, variant) => expect(liftOf(baseline, variant, 0.05)).toBeUndefined())

  test('lies between its bounds, which come nearer with more visitors', () => {
    const group = (times: number, rate: number) => ({ visitors: 1000 * times, reached: 1000 * times * rate })
    const [few, many] = [5, 500].map((times) => liftOf(group(times, 0.1), group(times, 0.12), 0.05)!) as [Lift, Lift]
    type Lift = NonNullable<ReturnType<typeof liftOf>>
    expect(few.middle).toBeCloseTo(0.2, 10)
    expect(few.low).toBeLessThan(0.2)
    expect(few.high).toBeGreaterThan(0.2)
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 5)
  })

  test('is never less than the loss of all', () => {
    const { low, high } = liftOf({ visitors: 5000, reached: 500 }, { visitors: 200, reached: 0 }, 0.05)!
    expect(low).toBe(-1)
    expect(high).toBeLessThan(0)
  })

  test('is the mirror of itself: bounds of the rates turned round are those turned round', () => {
    const [one, other] = [
      { visitors: 4000, reached: 400 },
      { visitors: 5000, reached: 600 },
    ] as const
    const [lift, back] = [liftOf(one, other, 0.05)!, liftOf(other, one, 0.05)!]
    expect((1 + lift.low) * (1 + back.high)).toBeCloseTo(1, 10)
    expect((1 + lift.high) * (1 + back.low)).toBeCloseTo(1, 10)
  })

  test('reaches at least as far as one look would at any time, and not without end', () => {
    for (const visitors of [200, 1000, 5000, 50_000, 5_000_000]) {
      expect(reach(visitors, 0.05)).toBeGreaterThan(1.96)
      expect(reach(visitors, 0.05)).toBeLessThan(6)
    }
  })
})

describe('looking after every 100 visitors', () => {
  /** How often 2,000 tests of 10,000 visitors say at any of 100 looks that `claim` is wrong. */
  function wrongOf2000(rates: [number, number], lift: number, seed: number): number {
    const random = randomFrom(seed)
    let wrong = 0
    for (let run = 0; run < 2000; run++) {
      const groups = [0, 1].map(() => ({ visitors: 0, reached: 0 })) as [Group, Group]
      for (let visitor = 1; visitor <= 10_000; visitor++) {
        const variant = random() < 0.5 ? 0 : 1
        groups[variant].visitors += 1
        if (random() < rates[variant]) groups[variant].reached += 1
        if (visitor % 100) continue
        const bounds = liftOf(...groups, 0.05)
        if (!bounds || (bounds.low <= lift && lift <= bounds.high)) continue
        wrong += 1
        break
      }
    }
    return wrong
  }

  test.each([
    [[0.1, 0.1], 0, 7],
    [[0.02, 0.02], 0, 8],
    [[0.1, 0.12], 0.2, 9],
  ] as [[number, number], number, number][])(
    'at rates of %j the lift %d is out of bounds at most 5 times in 100',
    (rates, lift, seed) => expect(wrongOf2000(rates, lift, seed)).toBeLessThanOrEqual(100),
  )
})
