/** Browsers drop spaces and control characters inside a scheme: `java\nscript:` is one. */
const IGNORED = /[^!-\uffff]/g

/** Tells whether an address is `http(s)`, `mailto`, `tel` or relative; everything else could run script. */
export function isSafeUrl(url: string): boolean {
  const scheme = /^([^/?#:]*):/.exec(url.replace(IGNORED, ''))
  return !scheme || /^(https?|mailto|tel)$/i.test(scheme[1]!)
}
