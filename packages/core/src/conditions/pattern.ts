/** Escaped characters and character classes repeat nothing. */
const LITERALS = /\\.|\[(\\.|[^\]])*\]/g
/** A repeated group with a repetition, an option or a choice before its end: `(a+)+`, `(a?){9}`, `(a|ab)*`. */
const NESTED = /([*+}|]|[^(]\?).*\)[*+{]/

/**
 * Tells a regular expression that answers quickly on 1,000 characters from one that could hang the page: no repeated
 * groups that repeat or choose inside, and one repetition of no fixed length, or two where the pattern can begin in one
 * place only. Stricter than it has to be.
 */
export function isQuick(pattern: unknown): boolean {
  if (typeof pattern === 'string' && !/[*+{|?]/.test(pattern)) return true
  const skeleton = `${pattern}`.replace(LITERALS, 'x')
  return (
    typeof pattern === 'string' &&
    !NESTED.test(skeleton) &&
    skeleton.split(/[*+]|,\d*\}/).length < (/^\^[^|]*$/.test(skeleton) ? 4 : 3)
  )
}
