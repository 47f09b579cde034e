import type { Config } from '@kairos/schema'
import { examplePage } from '../visits/examplePage.ts'

/** The pages that a file names: examples of slots and campaigns, and those its campaigns are for. */
export function pagesNamed({ slots = {}, campaigns = [] }: Config): string[] {
  const examples = [...Object.values(slots), ...campaigns].flatMap(({ example }) => example ?? [])
  const globs = campaigns.flatMap(({ pages }) => pages?.include ?? []).filter((glob) => glob[0] === '/')
  const pages = [...examples, ...globs.map(examplePage)]
  return [...new Set(['/', ...pages.filter((page) => page[0] === '/')])]
}
