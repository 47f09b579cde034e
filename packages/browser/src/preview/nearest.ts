/** Gives the known word that was probably meant: at most every third letter differs. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const asked = plain(word)
  const ranked = known
    .map((candidate) => ({ candidate, slips: slipsBetween(asked, plain(candidate)) }))
    .sort((one, other) => one.slips - other.slips)
  const best = ranked[0]
  return best && best.slips <= Math.max(1, Math.floor(asked.length / 3)) ? best.candidate : undefined
}

/** ` Did you mean “x”?`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = nearest(word, known)
  return meant === undefined ? '' : ` Did you mean “${meant}”?`
}

/** A name is no longer: what is, was not typed. */
const MOST_CHARACTERS = 80

/** `Opt_In` for `opt-in` and `gte` for `$gte` are no slips at all. */
const plain = (word: string) =>
  word
    .toLowerCase()
    .replace(/[-_$ ]/g, '')
    .slice(0, MOST_CHARACTERS)

const sorted = (word: string) => [...word].sort().join('')

/** Letters to change, add or leave out; any that are swapped count once. */
function slipsBetween(one: string, other: string): number {
  if (sorted(one) === sorted(other)) return Number(one !== other)
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + Number(one[i - 1] !== other[j - 1]))
    row = next
  }
  return row[other.length]!
}
