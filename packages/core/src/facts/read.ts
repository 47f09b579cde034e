/** Gives an object's own value: `__proto__` and `constructor` lead nowhere. */
export const own = <T>(object: Record<string, T> | undefined, key: string): T | undefined =>
  object && Object.hasOwn(object, key) ? object[key] : undefined

/** Finds the value at a dotted path by own properties only; missing is `null`. */
export function read(tree: unknown, steps: readonly string[]): unknown {
  let value = tree
  for (const step of steps) value = typeof value === 'object' ? own(value as Record<string, unknown>, step) : null
  return value ?? null
}
