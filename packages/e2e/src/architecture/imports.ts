import { posix } from 'node:path'
import ts from 'typescript'
import type { Source } from './sources.ts'

export interface Import {
  from: string
  line: number
  specifier: string
  /** `dynamic` is `import()`; `type` leaves nothing in the built file. */
  kind: 'value' | 'type' | 'dynamic'
  /** The path of the source it leads to, or undefined when that is no source of this repository. */
  to: string | undefined
}

/** Every import and re-export of every source, in order. */
export function findImports(sources: readonly Source[]): Import[] {
  const paths = new Set(sources.map(({ path }) => path))
  return sources.flatMap((source) => {
    const file = parse(source)
    return references(file).map(({ node, specifier, kind }) => {
      const line = lineOf(file, node)
      return { from: source.path, line, specifier, kind, to: resolveImport(source.path, specifier, paths) }
    })
  })
}

export function parse({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(path, text, { languageVersion: ts.ScriptTarget.Latest }, true)
}

/** Counted from 1. */
export function lineOf(file: ts.SourceFile, node: ts.Node): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
}

type Reference = Pick<Import, 'specifier' | 'kind'> & { node: ts.Node }

function references(file: ts.SourceFile): Reference[] {
  const found: Reference[] = []
  const add = (node: ts.Node, target: ts.Node | undefined, kind: Import['kind']) => {
    // A computed specifier leads nowhere we could follow, but it is an import all the same.
    const specifier = target && ts.isStringLiteralLike(target) ? target.text : (target?.getText(file) ?? '')
    found.push({ node, specifier, kind })
  }
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      // Only `import type` counts: with verbatimModuleSyntax `import { type A }` still loads the module.
      const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      add(node, node.moduleSpecifier, isType ? 'type' : 'value')
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node, node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value')
    } else if (ts.isImportTypeNode(node)) {
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument, 'type')
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], 'dynamic')
    }
    ts.forEachChild(node, walk)
  }
  walk(file)
  return found
}

/** `@kairos/core/conditions` is the source file behind that export, so graphs run through packages as bundles do. */
function resolveImport(from: string, specifier: string, paths: ReadonlySet<string>): string | undefined {
  const [, name, rest] = /^@kairos\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? []
  if (!name && !specifier.startsWith('.')) return undefined
  const base = name ? posix.join(`packages/${name}/src`, rest ?? '') : posix.join(posix.dirname(from), specifier)
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((path) => paths.has(path))
}

/** The npm name of an import from outside: `node:fs`, `@scope/name`, `name`; undefined for a relative one. */
export function packageNameOf(specifier: string): string | undefined {
  if (specifier.startsWith('.')) return undefined
  if (specifier.startsWith('node:')) return specifier
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

export function byFile(imports: readonly Import[]): Map<string, Import[]> {
  const grouped = new Map<string, Import[]>()
  for (const found of imports) grouped.set(found.from, [...(grouped.get(found.from) ?? []), found])
  return grouped
}
