import { figure, fillOf, px, strokeOf, WIDTH } from './figure.ts'
import { plain } from './plain.ts'
import { createScale, type Scale, type Span, spanOf } from './scale.ts'

export interface Series {
  name: string
  points: readonly Point[]
}

export interface Point {
  x: number
  y: number
  /** Bounds of the value, drawn as a band. Default: none. */
  low?: number
  high?: number
}

export interface Lines {
  label: string
  series: readonly Series[]
  writeX: (value: number) => string
  writeY: (value: number) => string
  /** What is shown of the y axis; what lies outside is cut off. Default: all. */
  y?: Span
  caption?: string
}

const HEIGHT = 260
const LEFT = 64
const BOTTOM = 28
const TOP = 10
const RIGHT = 30

/** Values over time or number, a line each, with a band between their bounds. */
export function lines({ label, series, writeX, writeY, y: shown, caption }: Lines): string {
  const points = series.flatMap(({ points: own }) => own)
  const x = createScale(spanOf(points.map((point) => point.x)), { from: LEFT, to: WIDTH - RIGHT })
  const ys = shown ?? spanOf([0, ...points.flatMap(({ y, low = y, high = y }) => [y, low, high])])
  const y = createScale(ys, { from: HEIGHT - BOTTOM, to: TOP }, 5)
  const across = y.ticks.map(
    (tick) =>
      `<line class="${tick === 0 ? 'zero' : 'grid'}" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${px(y(tick))}" y2="${px(y(tick))}"/><text class="end" x="${LEFT - 8}" y="${px(y(tick) + 4)}">${plain(writeY(tick))}</text>`,
  )
  const below = x.ticks.map(
    (tick) => `<text class="middle" x="${px(x(tick))}" y="${HEIGHT - 8}">${plain(writeX(tick))}</text>`,
  )
  const drawn = series.map(({ points: own }, index) => bandOf(own, index, { x, y }) + lineOf(own, index, { x, y }))
  return figure({
    label,
    height: HEIGHT,
    drawing: [...across, ...below, ...drawn].join(''),
    keys: series.map(({ name }) => name),
    ...(caption && { caption }),
  })
}

interface Scales {
  x: Scale
  y: Scale
}

const lineOf = (points: readonly Point[], index: number, { x, y }: Scales): string =>
  `<polyline class="line ${strokeOf(index)}" points="${points.map((point) => `${px(x(point.x))},${px(y(point.y))}`).join(' ')}"/>`

function bandOf(points: readonly Point[], index: number, { x, y }: Scales): string {
  const banded = points.filter(({ low, high }) => low !== undefined && high !== undefined)
  if (banded.length < 2) return ''
  const over = banded.map((point) => `${px(x(point.x))},${px(y(point.high!))}`)
  const under = banded.map((point) => `${px(x(point.x))},${px(y(point.low!))}`).reverse()
  return `<polygon class="band ${fillOf(index)}" points="${[...over, ...under].join(' ')}"/>`
}
