import type { ErrorObject } from 'ajv'
import type { Path } from './place.ts'
import { type Checker, follow, type Schema } from './schema.ts'

/** One thing that the schema does not allow. */
export interface Violation {
  path: Path
  /** The keyword of the schema. Example: `"required"`. */
  keyword: string
  params: Record<string, unknown>
  /** The schema that holds the keyword. */
  schema: Schema
}

/**
 * Checks the value against the schema at `pointer`. For a value that fits no branch of a union ajv reports all branches;
 * here only the branch counts that the author probably meant.
 */
export function findViolations(checker: Checker, value: unknown, pointer = ''): Violation[] {
  const accepts = checker.ajv.compile({ $ref: `${checker.root.$id}#${pointer}` })
  if (accepts(value)) return []
  // That one of two ways was not met says nothing beside what was not met on it.
  const errors = (accepts.errors ?? []).filter(({ keyword }) => keyword !== 'if')
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf')
  const outer = unions.filter((union) => !unions.some((other) => isInside(union, other)))
  const plain = errors.filter(
    (error) =>
      !outer.some((union) => error === union || error.instancePath === union.instancePath || isInside(error, union)),
  )
  return unlike([
    ...plain.map((error) => toViolation(value, error)),
    ...outer.flatMap((union) => readUnion(checker, value, union)),
  ])
}

/** Two schemas may say the same of one value. */
const unlike = (violations: Violation[]): Violation[] => {
  const told = new Map(violations.map((one) => [JSON.stringify([one.path, one.keyword, one.params]), one]))
  return [...told.values()]
}

const isInside = (inner: ErrorObject, outer: ErrorObject) => inner.instancePath.startsWith(`${outer.instancePath}/`)

function toViolation(root: unknown, { instancePath, keyword, params, parentSchema }: ErrorObject): Violation {
  return { path: toPath(root, instancePath), keyword, params, schema: parentSchema as Schema }
}

function readUnion(checker: Checker, root: unknown, union: ErrorObject): Violation[] {
  const path = toPath(root, union.instancePath)
  const pointer = checker.unions.get(union.schema)
  const branches = (union.schema as Schema[]).map((schema, index) => ({ schema, pointer: `${pointer}/${index}` }))
  const types = branches.map(({ schema }) => typesOf(checker.root, schema))
  const fitting = branches.filter((_, index) => types[index]!.includes(typeOf(union.data)))
  if (fitting.length === 0) {
    const type = [...new Set(types.flat())]
    return [{ path, keyword: 'type', params: { type }, schema: union.parentSchema as Schema }]
  }
  const readings = fitting.map((branch) => findViolations(checker, union.data, branch.pointer))
  return readings.sort(byIntent)[0]!.map((violation) => ({ ...violation, path: [...path, ...violation.path] }))
}

/** A wrong constant says "not this branch"; then the fewest mistakes, then the deepest: most of the rest was right. */
function byIntent(a: Violation[], b: Violation[]): number {
  const constants = (violations: Violation[]) => violations.filter(({ keyword }) => keyword === 'const').length
  const depth = (violations: Violation[]) => Math.max(...violations.map(({ path }) => path.length))
  return constants(a) - constants(b) || a.length - b.length || depth(b) - depth(a)
}

function typesOf(root: Schema, schema: Schema): string[] {
  const { type, anyOf, const: constant, enum: values } = follow(root, schema)
  if (anyOf) return anyOf.flatMap((branch) => typesOf(root, branch))
  if (type !== undefined) return [type].flat()
  return [...(values ?? []), ...(constant === undefined ? [] : [constant])].map(typeOf)
}

export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** A pointer does not tell the key `"0"` from an index; the value at hand does. */
function toPath(root: unknown, pointer: string): Path {
  let value = root
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const step = Array.isArray(value) ? Number(key) : key
      value = (value as Record<string | number, unknown>)[step]
      return step
    })
}
