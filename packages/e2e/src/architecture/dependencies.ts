import { findImports, type Import, packageNameOf } from './imports.ts'
import { packageOf, type Source, type Violation } from './sources.ts'

/** Who may import what: the dependency rule, and the reason why core runs anywhere and the first download is small. */
const allowed: Record<string, readonly string[]> = {
  schema: [],
  core: ['@kairos/schema'],
  browser: ['@kairos/schema', '@kairos/core', 'idb-keyval', 'isbot', 'dompurify'],
  panel: ['@kairos/schema', '@kairos/core', 'preact'],
  // What runs in node may use any npm package that its package.json names.
  cli: ['@kairos/schema', '@kairos/core', 'npm'],
  e2e: ['@kairos/cli', '@kairos/schema', '@kairos/core', 'npm'],
  bench: ['@kairos/browser', '@kairos/schema', '@kairos/core', 'npm'],
}

/** Only by `import()` from the list of parts, or from a part that is loaded so. */
const lazyOnly: Record<string, readonly string[]> = {
  browser: ['ua-parser-js', 'dompurify', 'preact'],
}
/** Only by `import()` from the list of parts. */
const downloads: Record<string, readonly string[]> = {
  browser: ['@kairos/panel'],
}

/** The one list of parts, and its twin for the CDN. */
export const LAZY_FILES = ['packages/browser/src/lazy.ts', 'packages/browser/src/lazy.cdn.ts'] as const

export function checkDependencies(sources: readonly Source[]): Violation[] {
  return findImports(sources).flatMap((found) => {
    const problem = problemOf(found)
    return problem ? [{ path: found.from, line: found.line, message: problem }] : []
  })
}

function problemOf({ from, to, specifier, kind }: Import): string | undefined {
  const here = packageOf(from)
  const name = packageNameOf(specifier)
  const rule = allowed[here]
  if (!rule) return `belongs to no package of the dependency rule: add ${here} to architecture/dependencies.ts`
  if (name === undefined) {
    const outside = to !== undefined && packageOf(to) !== here
    return outside ? `imports ${specifier} of another package by its path, not by its name` : undefined
  }
  if (rule.includes(name) || (rule.includes('npm') && !name.startsWith('@kairos/'))) return undefined
  if (lazyOnly[here]?.includes(name)) return undefined
  const isPart = (LAZY_FILES as readonly string[]).includes(from)
  if (downloads[here]?.includes(name)) {
    return isPart && kind !== 'value' ? undefined : `imports ${name}, which only import() in lazy.ts may`
  }
  return `imports ${name}; ${here} may import ${rule.join(', ') || 'nothing'}`
}

const inPage = ['schema', 'core', 'browser', 'panel']

/** `import()` is a download: all of them stand in one list. */
export function checkDynamicImports(sources: readonly Source[]): Violation[] {
  return findImports(sources)
    .filter(({ from, kind }) => kind === 'dynamic' && inPage.includes(packageOf(from)))
    .filter(({ from }) => !(LAZY_FILES as readonly string[]).includes(from))
    .map(({ from, line, specifier }) => ({
      path: from,
      line,
      message: `loads ${specifier} by import() outside lazy.ts`,
    }))
}

/** For `checkParts`: what neither the first download nor the second may hold. */
export const LAZY_PACKAGES: readonly string[] = Object.values(lazyOnly).flat()
