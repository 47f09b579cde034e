/** A set takes 16 million entries at most. */
const MOST_IN_A_SET = 10_000_000

/** Tells of each id whether it comes for the first time; what has none is always new. */
export function createSeen(): (id: string | undefined) => boolean {
  const full: Set<string>[] = []
  let ids = new Set<string>()
  return (id) => {
    if (id === undefined) return true
    if (ids.has(id) || full.some((earlier) => earlier.has(id))) return false
    if (ids.size >= MOST_IN_A_SET) {
      full.push(ids)
      ids = new Set()
    }
    ids.add(id)
    return true
  }
}
