import { getNodeValue, type Node } from 'jsonc-parser'
import { checkAgainstSchema } from '../validate/againstSchema.ts'
import { findDuplicateKeys } from '../validate/duplicateKeys.ts'
import type { Finding } from '../validate/finding.ts'
import { locate, toFindings } from '../validate/locate.ts'
import type { Path } from '../validate/place.ts'
import type { Checker } from '../validate/schema.ts'
import { readSyntax } from '../validate/syntax.ts'
import type { Worded } from '../validate/words.ts'
import { type Asked, readText } from './textFile.ts'

/** A file that people write beside kairos.json: what it says, and what is wrong with it. */
export interface CheckedFile {
  file: string
  text: string
  /** In the order of the file. */
  findings: Finding[]
  /** What it says; absent while it is no JSON. */
  value?: unknown
  tree?: Node
  /** Where it has errors. */
  wrong: readonly Path[]
}

export interface Checking extends Asked {
  file: string
  checker: Checker
  /** What no schema can say. */
  crossCheck: (value: unknown) => Worded[]
}

/** Reads and checks a file. What is wrong in one place leaves the rest of it usable. */
export async function readChecked({ file, checker, crossCheck, ...asked }: Checking): Promise<CheckedFile> {
  const text = await readText(file, asked)
  if (typeof text !== 'string') return { file, text: '', findings: [text], wrong: [[]] }
  const source = text.replace(/^\uFEFF/, ' ')
  const { tree, mistakes } = readSyntax(source, file.endsWith('.jsonc') ? 'allowed' : 'refused')
  if (!tree) return { file, text, findings: toFindings(source, mistakes), wrong: [[]] }
  const value: unknown = getNodeValue(tree)
  const bySchema = checkAgainstSchema(checker, tree)
  const told = [...bySchema, ...crossCheck(value).filter((one) => !isTold(one, bySchema))]
  const findings = toFindings(source, [...findDuplicateKeys(tree), ...told.map((mistake) => locate(tree, mistake))])
  const wrong = told.filter(({ severity }) => severity !== 'warning').map(({ path }) => path)
  return { file, text, findings, value, tree, wrong }
}

const isTold = ({ path }: Worded, before: readonly Worded[]) =>
  before.some((one) => JSON.stringify(one.path) === JSON.stringify(path))

/** Whether a part of the file can be used: nothing in it is wrong, nor is it as a whole. */
export const isUsable = ({ wrong }: CheckedFile, ...part: Path): boolean =>
  !wrong.some((path) => part.every((step, index) => index >= path.length || path[index] === step))

/** The findings of a file, as programs read them. */
export const foundIn = ({ file, findings, wrong }: CheckedFile) => ({ file, ok: wrong.length === 0, findings })
