import { distance } from 'fastest-levenshtein'

/** Gives the known word that was probably meant, if one is near enough to be a slip of the fingers. */
export function closest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, slips: slipsBetween(plain(word), plain(candidate)) }))
    .sort((a, b) => a.slips - b.slips)
  const best = ranked[0]
  return best && best.slips <= Math.max(1, Math.floor(plain(word).length / 3)) ? best.candidate : undefined
}

/** Swapped letters (`wehn`) are one slip, though two edits. */
function slipsBetween(a: string, b: string): number {
  return sorted(a) === sorted(b) ? Math.min(1, distance(a, b)) : distance(a, b)
}

const sorted = (word: string) => [...word].sort().join('')

/** `Opt_In` for `opt-in` and `gte` for `$gte` are no slips at all. */
const plain = (word: string) => word.toLowerCase().replace(/[-_$ ]/g, '')

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const meant = closest(word, known)
  return meant === undefined ? '' : ` Did you mean "${meant}"?`
}
