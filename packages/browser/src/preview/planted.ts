/** Facts as trees by first word. */
export type Tree = Record<string, unknown>

/** Sets the value at a dotted path in a copy; words like `__proto__` become own keys like any other. */
export function planted(tree: Tree, [path, value]: readonly [path: string, value: unknown]): Tree {
  const [step = '', ...rest] = path.split('.')
  const below = Object.hasOwn(tree, step) ? tree[step] : undefined
  const branch = typeof below === 'object' && below && !Array.isArray(below) ? (below as Tree) : {}
  return Object.fromEntries([
    ...Object.entries(tree),
    [step, rest.length ? planted(branch, [rest.join('.'), value]) : value],
  ])
}
