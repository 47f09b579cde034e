/** Rewrites a version number so that plain text comparison orders it; a release sorts after its pre-releases. */
export function version(value: unknown): string {
  const text = (typeof value === 'string' && value) || '0'
  const parts = text.replace(/(^v|\+.*$)/g, '').split(/[-.]/)
  // "~" sorts after every letter a pre-release may begin with.
  if (parts.length === 3) parts.push('~')
  return parts.map((part) => (/^\d+$/.test(part) ? part.padStart(5, ' ') : part)).join('-')
}
