import type { Amount } from '@kairos/schema'

/** Numbers that look drawn, and come again for the same seed. */
export interface Chance {
  /** From 0 (included) to 1 (excluded). */
  share(): number
  /** A number of a range, both ends included; whole where both ends are. */
  amount(range: Amount): number
  /** So many hexadecimal digits, at most 8. */
  hex(digits: number): string
}

/** Spreads a number over 32 bits, so that neighbours have nothing in common. */
export function spread(number: number): number {
  let bits = number | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad)
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
  return (bits ^ (bits >>> 15)) >>> 0
}

/** A number of its own for each text. */
export const spreadText = (text: string): number =>
  spread([...text].reduce((sum, sign) => Math.imul(sum, 31) + sign.charCodeAt(0), 7))

/** Every visitor draws from a sequence of their own: more visitors change nothing for the others. */
export function createChance(seed: number, index: number): Chance {
  // Sebastiano Vigna's splitmix, halved: a counter that is spread.
  let counter = (spread(seed) ^ Math.imul(index + 1, 0x9e3779b9)) >>> 0
  const bits = () => {
    counter = (counter + 0x9e3779b9) >>> 0
    return spread(counter ^ Math.imul(index, 0x85ebca6b))
  }
  const share = () => bits() / 2 ** 32
  return {
    share,
    amount(range) {
      if (typeof range === 'number') return range
      const [from, to] = range
      const isWhole = Number.isInteger(from) && Number.isInteger(to)
      return isWhole ? from + Math.floor(share() * (to - from + 1)) : from + share() * (to - from)
    },
    hex: (digits) => bits().toString(16).padStart(8, '0').slice(0, digits),
  }
}

/** Makes the draw from a table of weights: gives a key for a share. */
export function drawFrom<Key>(weights: readonly (readonly [key: Key, weight: number])[]): (share: number) => Key {
  const sum = weights.reduce((total, [, weight]) => total + weight, 0)
  let before = 0
  const edges = weights.map(([, weight]) => {
    before += weight / sum
    return before
  })
  const last = weights.length - 1
  return (share) => {
    let index = 0
    while (index < last && share >= edges[index]!) index++
    return weights[index]![0]
  }
}
