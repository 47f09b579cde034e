/** Finds the value at a dotted path by own properties only, so that `__proto__` and `constructor` lead nowhere; missing is `null`. */
export function read(tree: unknown, steps: readonly string[]): unknown {
  let value = tree
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null
    value = (value as Record<string, unknown>)[step]
  }
  return value ?? null
}
