import { figure, fillOf, px, WIDTH } from './figure.ts'
import { plain } from './plain.ts'

export interface Bar {
  name: string
  value: number
  /** Beside the bar. Example: `"3,201 visitors"`. */
  told: string
  /** Which colour. Default: the first. */
  colour?: number
}

export interface Bars {
  label: string
  bars: readonly Bar[]
  caption?: string
}

const ROW = 30
const NAMES = 190
const TOLD = 170

/** Lying bars from 0, a name before and a number after each. */
export function bars({ label, bars: rows, caption }: Bars): string {
  const most = Math.max(...rows.map(({ value }) => value), Number.MIN_VALUE)
  const room = WIDTH - NAMES - TOLD
  const drawing = rows.map(({ name, value, told, colour = 0 }, index) => {
    const width = Math.max(1, (Math.max(0, value) / most) * room)
    const y = index * ROW
    return `<text class="strong end" x="${NAMES - 12}" y="${y + 19}">${plain(short(name))}</text><rect class="${fillOf(colour)}" x="${NAMES}" y="${y + 6}" width="${px(width)}" height="${ROW - 12}" rx="3"/><text x="${px(NAMES + width + 8)}" y="${y + 19}">${plain(told)}</text>`
  })
  return figure({ label, height: rows.length * ROW, drawing: drawing.join(''), ...(caption && { caption }) })
}

const MOST_CHARACTERS = 22

/** Names of rows have so much room; the table beside has the whole. */
export const short = (name: string): string =>
  name.length > MOST_CHARACTERS ? `${name.slice(0, MOST_CHARACTERS - 1)}…` : name
