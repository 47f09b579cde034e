import { createRequire } from 'node:module'
import { Ajv } from 'ajv'

/** The part of JSON Schema that the generated file uses. */
export interface Schema {
  $id?: string
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  minimum?: number
  maximum?: number
  description?: string
  examples?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  definitions?: Record<string, Schema>
}

/** A schema ready to check values with, whole or in parts. */
export interface Checker {
  root: Schema
  ajv: Ajv
  /** JSON pointer of every union's list of branches, by the list itself: that is what ajv reports. */
  unions: Map<unknown, string>
}

export function createChecker(root: Schema & { $id: string }): Checker {
  // Verbose: the report of a mistake brings the schema that was not met.
  // Our own schema, used once a run: neither checked nor made quicker than it takes to make it so.
  const once = { meta: false, validateSchema: false, code: { optimize: false } } as const
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, ...once })
  ajv.addVocabulary(['defaultSnippets', 'errorMessage', 'deprecationMessage', 'enumDescriptions']) // for editors
  // How texts are written and where numbers end is told in words of our own: by the engine, or by a check where it takes anything.
  for (const keyword of ['pattern', 'minimum', 'maximum']) ajv.removeKeyword(keyword).addKeyword(keyword)
  ajv.addSchema(root)
  return { root, ajv, unions: new Map(listUnions(root, '')) }
}

function listUnions(schema: unknown, pointer: string): [unknown, string][] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) => {
    const here = `${pointer}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`
    const inside = listUnions(value, here)
    return key === 'anyOf' ? [[value, here] as [unknown, string], ...inside] : inside
  })
}

export function follow(root: Schema, schema: Schema): Schema {
  const name = schema.$ref?.replace('#/definitions/', '')
  return name === undefined ? schema : follow(root, root.definitions?.[name] ?? {})
}

const known = new Map<string, Checker>()

/** The schema of a file, by its name. Compiled at the first use, so that `kairos --help` does not wait for it. */
function checkerOf(name: string): Checker {
  // Not an import: Node 20 prints a warning for every imported JSON file.
  const checker = known.get(name) ?? createChecker(createRequire(import.meta.url)(`@kairos/schema/${name}`))
  known.set(name, checker)
  return checker
}

export const configChecker = (): Checker => checkerOf('kairos.schema.json')
export const personasChecker = (): Checker => checkerOf('personas.schema.json')
export const visitChecker = (): Checker => checkerOf('visit.schema.json')

/** The facts that ship, by path; one that ends with `*` stands for all that begin so. Those required are never missing. */
export const shippedFacts = ({ root }: Checker): Schema => root.definitions?.['ShippedFacts'] ?? {}
