/** Browsers drop spaces and control characters inside a scheme: `java\nscript:` is one. */
const IGNORED = /[^!-\uffff]/g
/** One of the good schemes, or none: no colon before the path. */
const SAFE = /^((https?|mailto|tel):|[^:/?#]*([/?#]|$))/i

/** Tells whether an address is `http(s)`, `mailto`, `tel` or relative; everything else could run script. */
export function isSafeUrl(url: string): boolean {
  return SAFE.test(url.replace(IGNORED, ''))
}
