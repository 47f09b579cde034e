/** Traits and the place a visitor came from share 32 kB with everything else that is remembered. */
const MOST_CHARACTERS = 2000

/** Keeps what is told last, as far as it finds room; a value that is no JSON finds none. */
export function bounded(values: Record<string, unknown>): Record<string, unknown> {
  let room = MOST_CHARACTERS
  const kept = Object.entries(values)
    .reverse()
    .filter((entry) => {
      const size = sizeOf(entry)
      const fits = size <= room
      if (fits) room -= size
      return fits
    })
  return Object.fromEntries(kept.reverse())
}

function sizeOf(value: unknown): number {
  try {
    return JSON.stringify(value).length
  } catch {
    return Infinity
  }
}
