import { existsSync } from 'node:fs'
import { distFolder } from './builtFiles.ts'

/** Vitest runs this once before the browser tests: they drive the built files, never the sources. */
export default function requireBuild(): void {
  if (existsSync(new URL('kairos.js', distFolder))) return
  throw new Error('dist/kairos.js is missing: run `npm run build` first')
}
