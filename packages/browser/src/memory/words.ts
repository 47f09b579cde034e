const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A day in English, whatever language the browser has; the visitor's own calendar. */
export function dateOf(at: number): string {
  const date = new Date(at)
  return `${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()}`
}

export const timesOf = (count: number): string => (count === 1 ? 'once' : `${count} times`)

/** Plain values with their names. */
export const inWords = (values: Record<string, unknown>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ')
