import type { Needs } from '@kairos/core'

/** The numbers that rules compare a fact with. */
export interface Marks {
  /** Tells whether a number stands elsewhere among the marks than the one before: reached one, or passed it. */
  turned: (number: number) => boolean
  /** The whole number, or the mark, that was reached last. */
  reached: (number: number) => number
  /** The next number at which something turns; `Infinity` for none. */
  next: (number: number) => number
  lowest: number
}

/** For rules that name no number, as in a text or a list. */
const EVERY = Array.from({ length: 100 }, (_, index) => index + 1)

/** Gives the marks of a fact; `undefined` where nobody needs it. A fact that rules read is told from its first number on. */
export function marksOf({ facts, thresholds }: Needs, path: string): Marks | undefined {
  const isRead = facts.includes(path)
  const marks = thresholds[path] ?? (isRead ? EVERY : undefined)
  if (!marks) return undefined
  const below = (number: number) => marks.filter((mark) => mark <= number)
  // A moment comes when its mark is reached; rules may also ask whether a fact is beyond it.
  const passed = (number: number) => (isRead ? marks.filter((mark) => mark < number).length : 0)
  const placeOf = (number: number) => below(number).length + passed(number)
  let place = isRead ? -1 : placeOf(0)
  return {
    lowest: marks[0]!,
    turned(number) {
      const before = place
      place = placeOf(number)
      return place !== before
    },
    reached: (number) => Math.max(Math.floor(number), ...below(number)),
    next: (number) =>
      Math.min(
        ...marks.flatMap((mark) => (isRead ? [mark, Math.floor(mark) + 1] : mark)).filter((moment) => moment > number),
      ),
  }
}
