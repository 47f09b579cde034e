/** Puts values of a range on a line of pixels. */
export interface Scale {
  (value: number): number
  /** Round values inside the range, few enough to be labelled. */
  ticks: number[]
}

export interface Span {
  from: number
  to: number
}

const STEPS = [1, 2, 5, 10]

export function createScale(values: Span, pixels: Span, most = 6): Scale {
  // A range without width is shown in the middle.
  const { from, to } = values.from === values.to ? { from: values.from - 1, to: values.to + 1 } : values
  const place = (value: number) =>
    pixels.from + ((Math.min(Math.max(value, from), to) - from) / (to - from)) * (pixels.to - pixels.from)
  return Object.assign(place, { ticks: ticksOf(from, to, most) })
}

function ticksOf(from: number, to: number, most: number): number[] {
  const rough = (to - from) / most
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = STEPS.map((one) => one * magnitude).find((one) => one >= rough)!
  const first = Math.ceil(from / step)
  const last = Math.floor(to / step)
  // Multiplied and not added up, so that 0 is 0; rounded, so that 0.3 is not 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

/** The least and the most of some values. */
export function spanOf(values: readonly number[]): Span {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    from = Math.min(from, value)
    to = Math.max(to, value)
  }
  return from > to ? { from: 0, to: 1 } : { from, to }
}
