/** Letters, digits and what stands between words: no address, no markup. */
const PLAIN = /^[\p{L}\p{N} ,'’&+-]{0,40}$/u

/**
 * Whether a value that a link brings may be read in a text of the page. A link may say who looks at a page, never what the
 * page says to others: numbers, and few words without any sign that an address needs.
 */
export const isPlain = (value: unknown): boolean =>
  typeof value === 'string'
    ? PLAIN.test(value)
    : typeof value !== 'object' || (Array.isArray(value) && value.every(isPlain))
