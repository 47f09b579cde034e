/** Facts as trees by first word. */
export type Tree = Record<string, unknown>

/** Sets values at dotted paths in a copy; words like `__proto__` become own keys like any other. */
export const planted = (tree: Tree, values: readonly (readonly [path: string, value: unknown])[]): Tree =>
  values.reduce<Tree>((before, [path, value]) => plant(before, path.split('.'), value), tree)

function plant(tree: Tree, [step = '', ...rest]: string[], value: unknown): Tree {
  const below = Object.hasOwn(tree, step) ? tree[step] : undefined
  const branch = typeof below === 'object' && below && !Array.isArray(below) ? (below as Tree) : {}
  return Object.fromEntries([...Object.entries(tree), [step, rest.length ? plant(branch, rest, value) : value]])
}
