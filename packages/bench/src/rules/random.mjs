/**
 * Makes a source of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32), so that every run and
 * every process works on the same rules.
 *
 * @param {number} seed
 */
export function createRandom(seed) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** One of a list, the earlier the likelier: a few values are used again and again, most are rare. */
  const favour = (list) => list[Math.floor(next() ** 2 * list.length)]
  const pick = (list) => list[Math.floor(next() * list.length)]
  const shuffle = (list) => {
    const mixed = [...list]
    for (let last = mixed.length - 1; last > 0; last--) {
      const other = Math.floor(next() * (last + 1))
      ;[mixed[last], mixed[other]] = [mixed[other], mixed[last]]
    }
    return mixed
  }
  return { next, favour, pick, shuffle, chance: (share) => next() < share }
}

/** @typedef {ReturnType<typeof createRandom>} Random */
