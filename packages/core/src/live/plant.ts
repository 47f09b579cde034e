/** Sets the value at a dotted path in a copy; words like `__proto__` become own keys like any other. */
export function plant(tree: Record<string, unknown>, [path, value]: [string, unknown]): Record<string, unknown> {
  const [step = '', ...rest] = path.split('.')
  const below = Object.hasOwn(tree, step) ? tree[step] : undefined
  const branch = typeof below === 'object' && below && !Array.isArray(below) ? { ...below } : {}
  const planted = rest.length ? plant(branch, [rest.join('.'), value]) : value
  return Object.fromEntries([...Object.entries(tree), [step, planted]])
}
