/** Gives what a piece of work gives; nothing when it fails. A part's own: it imports no code of the first download. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
