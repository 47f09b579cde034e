import { plain } from './plain.ts'

/** Width of all drawings, in the units of their view box. */
export const WIDTH = 720

/** Colours repeat after so many; the classes are in the style. */
const COLOURS = 6

export const strokeOf = (index: number): string => `s${(index % COLOURS) + 1}`
export const fillOf = (index: number): string => `f${(index % COLOURS) + 1}`

export interface Figure {
  /** What it shows, for those who do not see it. */
  label: string
  height: number
  /** Markup inside the drawing. */
  drawing: string
  /** Names of the colours, in their order. Default: none. */
  keys?: readonly string[]
  /** One sentence below. Default: none. */
  caption?: string
}

export function figure({ label, height, drawing, keys = [], caption }: Figure): string {
  const names = keys.map((name, index) => `<li class="${strokeOf(index)}">${plain(name)}</li>`).join('')
  return `<figure>${names && `<ul class="keys">${names}</ul>`}<div class="wide"><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${plain(label)}">${drawing}</svg></div>${caption ? `<figcaption>${plain(caption)}</figcaption>` : ''}</figure>`
}

/** Pixels need no more digits. */
export const px = (value: number): string => String(Math.round(value * 10) / 10)
