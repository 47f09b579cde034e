/** Gives an object's own value: a page's data may call a key `__proto__`, and prototypes say nothing. */
export const own = (object: unknown, key: string): unknown =>
  typeof object === 'object' && object && Object.hasOwn(object, key) ? (object as Tree)[key] : undefined

export type Tree = Record<string, unknown>

export const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Finds the value at a dotted path; in a list, that of its first element. */
export function at(tree: unknown, path: string): unknown {
  let value = tree
  for (const step of path.split('.'))
    value = own(value, step) ?? (Array.isArray(value) ? own(value[0], step) : undefined)
  return value
}

const MOST_CHARACTERS = 80

/** A text or number as a text that is worth remembering. */
export const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value.trim().slice(0, MOST_CHARACTERS)) ||
  (Number.isFinite(value) ? `${value}` : undefined)

/**
 * Reads an amount, as a number or a text with a point: `12.50` is 12.5. `1.299,00` and `1.299` are missing, since nobody
 * can tell whether the point parts thousands.
 */
export function numberOf(value: unknown): number | undefined {
  const number =
    typeof value === 'string' && /^\s*-?\d+(\.(\d\d?|\d{4,}))?\s*$/.test(value) ? Number(value) : (value as number)
  return Number.isFinite(number) && Math.abs(number) < 1e12 ? number : undefined
}

/** Leaves out what is not known. */
export const known = <T extends object>(fields: { [Key in keyof T]: T[Key] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
