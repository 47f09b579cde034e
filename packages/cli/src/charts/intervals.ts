import { short } from './bars.ts'
import { figure, fillOf, px, strokeOf, WIDTH } from './figure.ts'
import { plain } from './plain.ts'
import { createScale, spanOf } from './scale.ts'

export interface Interval {
  name: string
  low: number
  middle: number
  high: number
  told: string
}

export interface Intervals {
  label: string
  rows: readonly Interval[]
  /** How a value on the axis is written. */
  write: (value: number) => string
  caption?: string
}

const ROW = 34
const AXIS = 26
const NAMES = 190
const TOLD = 130

/** Where each value lies and between which bounds, beside a line at 0. */
export function intervals({ label, rows, write, caption }: Intervals): string {
  const bottom = rows.length * ROW
  const values = spanOf([0, ...rows.flatMap(({ low, high }) => [low, high])])
  const x = createScale(values, { from: NAMES, to: WIDTH - TOLD })
  const axis = x.ticks.map(
    (tick) =>
      `<line class="${tick === 0 ? 'zero' : 'grid'}" x1="${px(x(tick))}" x2="${px(x(tick))}" y1="0" y2="${bottom}"/><text class="middle" x="${px(x(tick))}" y="${bottom + 18}">${plain(write(tick))}</text>`,
  )
  const drawn = rows.map(({ name, low, middle, high, told }, index) => {
    const y = index * ROW + ROW / 2
    return `<text class="strong end" x="${NAMES - 12}" y="${y + 4}">${plain(short(name))}</text><g class="${strokeOf(0)}"><line x1="${px(x(low))}" x2="${px(x(high))}" y1="${y}" y2="${y}" stroke-width="4" stroke-linecap="round" opacity=".55"/><circle class="${fillOf(0)}" cx="${px(x(middle))}" cy="${y}" r="5"/></g><text class="strong" x="${WIDTH - TOLD + 12}" y="${y + 4}">${plain(told)}</text>`
  })
  return figure({
    label,
    height: bottom + AXIS,
    drawing: [...axis, ...drawn].join(''),
    ...(caption && { caption }),
  })
}
