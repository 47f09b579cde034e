import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file of the repository; the path is relative to its root and has forward slashes. */
export interface Source {
  path: string
  text: string
}

/** One broken rule at one place. */
export interface Violation {
  path: string
  line: number
  message: string
}

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** All TypeScript below packages/<package>/src. A package that is not there yet is simply absent. */
export function readSources(): Source[] {
  const packages = readdirSync(join(root, 'packages'))
  return packages.flatMap((name) => filesBelow(`packages/${name}/src`)).filter(({ path }) => /\.tsx?$/.test(path))
}

function filesBelow(folder: string): Source[] {
  let entries: string[]
  try {
    entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
  } catch {
    return []
  }
  return entries.sort().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The package a source belongs to: `core` for `packages/core/src/step.ts`. */
export function packageOf(path: string): string {
  return path.split('/')[1] ?? ''
}

/** `path:line message`, as editors and terminals link it. */
export function describeViolations(violations: readonly Violation[]): string[] {
  return violations.map(({ path, line, message }) => `${path}:${line} ${message}`)
}
