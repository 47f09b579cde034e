/** A value in one short line. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return '–'
  if (typeof value === 'string') return value
  const text = JSON.stringify(value) ?? `${value}`
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}

/** A reason as words: `other_page` is "other page". */
export const worded = (reason: string): string => reason.replaceAll('_', ' ')
