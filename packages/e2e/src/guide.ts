import { readFile } from 'node:fs/promises'

const FENCE = /^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm

/** The files a guide shows, by name: what people copy is what the tests run. */
export async function guideFiles(name: string): Promise<Record<string, string>> {
  const text = await readFile(new URL(`../../../docs/guides/${name}.md`, import.meta.url), 'utf8')
  return Object.fromEntries([...text.matchAll(FENCE)].map(([, file, code]) => [file!, code!]))
}
