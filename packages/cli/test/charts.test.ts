import { describe, expect, test } from 'vitest'
import { bars } from '../src/charts/bars.ts'
import { htmlPage } from '../src/charts/htmlPage.ts'
import { intervals } from '../src/charts/intervals.ts'
import { lines } from '../src/charts/lines.ts'
import { createScale } from '../src/charts/scale.ts'
import { table } from '../src/charts/table.ts'

describe('a scale', () => {
  test.each([
    [{ from: 0, to: 1 }, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [{ from: -0.13, to: 0.21 }, [-0.1, 0, 0.1, 0.2]],
    [{ from: 0, to: 86_400 }, [0, 20_000, 40_000, 60_000, 80_000]],
    [{ from: 5, to: 5 }, [4, 4.5, 5, 5.5, 6]],
  ])('of %j has round ticks', (span, ticks) => {
    expect(createScale(span, { from: 0, to: 100 }).ticks).toEqual(ticks)
  })

  test('keeps what lies outside at its ends', () => {
    const x = createScale({ from: 0, to: 10 }, { from: 100, to: 200 })
    expect([x(-5), x(0), x(5), x(10), x(50)]).toEqual([100, 100, 150, 200, 200])
  })
})

describe('what is drawn', () => {
  const hostile = '<img src=x onerror=alert(1)>"\''

  test('holds names from outside as words, whatever they are', () => {
    const drawn = [
      bars({ label: hostile, bars: [{ name: hostile, value: 1, told: hostile }], caption: hostile }),
      intervals({
        label: hostile,
        rows: [{ name: hostile, low: -1, middle: 0, high: 1, told: hostile }],
        write: () => hostile,
      }),
      lines({
        label: hostile,
        series: [{ name: hostile, points: [{ x: 0, y: 0 }] }],
        writeX: () => hostile,
        writeY: () => hostile,
      }),
      table([hostile], [[hostile, hostile]]),
    ].join('')
    expect(htmlPage({ title: hostile, about: hostile, body: drawn })).not.toContain('<img')
    expect(drawn).toContain('&#60;img')
  })

  test('is a number everywhere a number is meant, with nothing to draw too', () => {
    const drawn = [
      bars({ label: '', bars: [] }),
      bars({ label: '', bars: [{ name: 'a', value: 0, told: '0' }] }),
      intervals({ label: '', rows: [], write: String }),
      lines({ label: '', series: [], writeX: String, writeY: String }),
      lines({
        label: '',
        series: [{ name: 'a', points: [{ x: 3, y: 2, low: 1, high: 9 }] }],
        writeX: String,
        writeY: String,
      }),
    ].join('')
    expect(drawn).not.toMatch(/NaN|Infinity|undefined/)
  })

  test('has a band where values have bounds', () => {
    const points = [
      { x: 0, y: 0.5, low: 0, high: 1 },
      { x: 10, y: 0.5, low: 0.4, high: 0.6 },
    ]
    const drawn = lines({ label: 'Lift', series: [{ name: 'warm', points }], writeX: String, writeY: String })
    expect(drawn).toContain('<polygon class="band f1" points="64,10 690,98.8 690,143.2 64,232"/>')
  })
})
