import ts from 'typescript'
import { lineOf } from './imports.ts'
import type { Source, Violation } from './sources.ts'

export interface GlobalUse {
  path: string
  line: number
  /** `window`, or with its property where only that one matters: `Date.now`, `Math.random`, `document.currentScript`. */
  name: string
}

/**
 * Every value read from outside its file: free names, neither declared in any scope around them nor imported. Type
 * positions are no reads. `new Date()` and `Date()` without arguments are reported as `new Date()`.
 */
export function findGlobals(sources: readonly Source[]): GlobalUse[] {
  const { program, checker } = bind(sources)
  return sources.flatMap(({ path }) => {
    const file = program.getSourceFile(path)!
    const uses: GlobalUse[] = []
    const walk = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && isRead(node) && !isDeclared(node, checker)) {
        uses.push({ path, line: lineOf(file, node), name: nameOf(node) })
      }
      ts.forEachChild(node, walk)
    }
    walk(file)
    return uses
  })
}

/** Reads of banned names; `allow` says which of them a file may have. */
export function checkGlobals(
  sources: readonly Source[],
  {
    banned,
    allow = () => false,
    reason,
  }: { banned: readonly string[]; allow?: (use: GlobalUse) => boolean; reason: string },
): Violation[] {
  const names = new Set(banned)
  // `Math` on its own hands out `Math.random` as well: by destructuring, by index, as an argument.
  const holders = new Set(banned.filter((name) => name.includes('.')).map((name) => name.split('.')[0]!))
  return findGlobals(sources)
    .filter(({ name }) => names.has(name) || names.has(name.split('.')[0]!) || holders.has(name))
    .filter((use) => !allow(use))
    .map(({ path, line, name }) => ({ path, line, message: `reads ${name}: ${reason}` }))
}

/** Methods whose answer depends on the machine's zone or language: the same signals would decide differently. */
export function checkLocalMethods(sources: readonly Source[], methods: readonly string[]): Violation[] {
  return sources.flatMap(({ path, text }) => {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    const found: Violation[] = []
    const walk = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && methods.includes(node.name.text)) {
        const message = `calls ${node.name.text}, which depends on the machine's zone or language`
        found.push({ path, line: lineOf(file, node.name), message })
      }
      ts.forEachChild(node, walk)
    }
    walk(file)
    return found
  })
}

// Without libraries and without following imports, what the checker cannot resolve is exactly what is global.
function bind(sources: readonly Source[]) {
  const options: ts.CompilerOptions = { noLib: true, noResolve: true, allowImportingTsExtensions: true, noEmit: true }
  const texts = new Map(sources.map(({ path, text }) => [path, text]))
  const host: ts.CompilerHost = {
    getSourceFile(path) {
      const text = texts.get(path)
      return text === undefined ? undefined : ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    },
    fileExists: (path) => texts.has(path),
    readFile: (path) => texts.get(path),
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => {},
    getCurrentDirectory: () => '',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
  }
  const program = ts.createProgram([...texts.keys()], options, host)
  return { program, checker: program.getTypeChecker() }
}

function isRead(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isShorthandPropertyAssignment(parent)) return true
  // Names that are given or looked up in something else: declarations, properties, keys, labels, renamed bindings.
  const roles = parent as { name?: ts.Node; propertyName?: ts.Node; label?: ts.Node }
  if (roles.name === node || roles.propertyName === node || roles.label === node) return false
  return !isType(node)
}

function isType(node: ts.Node): boolean {
  if (ts.isQualifiedName(node.parent)) return isType(node.parent)
  return ts.isTypeQueryNode(node.parent) || ts.isPartOfTypeNode(node)
}

function isDeclared(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node)
  return (symbol?.declarations ?? []).some((declaration) => !isAmbient(declaration))
}

/** `declare const window: …` gives a global a type, it does not make one. */
function isAmbient(declaration: ts.Node): boolean {
  const isDeclare = ({ kind }: ts.ModifierLike) => kind === ts.SyntaxKind.DeclareKeyword
  return !!ts.findAncestor(declaration, (node) => ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some(isDeclare))
}

function nameOf(node: ts.Identifier): string {
  const { text, parent } = node
  if (ts.isPropertyAccessExpression(parent)) return `${text}.${parent.name.text}`
  if (text !== 'Date') return text
  if (ts.isNewExpression(parent)) return parent.arguments?.length ? 'new Date(…)' : 'new Date()'
  // Called as a function it ignores its arguments and answers with the time.
  if (ts.isCallExpression(parent) && parent.expression === node) return 'new Date()'
  return ts.isBinaryExpression(parent) && parent.right === node ? 'instanceof Date' : text
}
