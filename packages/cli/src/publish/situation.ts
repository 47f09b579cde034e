import type { Config } from '@kairos/schema'
import { UsageError } from '../usage.ts'
import { type Memory, openMemory } from './memory.ts'
import { type Published, readPublished } from './published.ts'
import { type Target, targetOf } from './target.ts'

/** What is published where. */
export interface Situation {
  target: Target
  memory: Memory
  /** What pages read now; absent before the first time. */
  published?: Published
  /** Signatures that are published now. */
  signatures?: string
  /** Whether pages there read `kairos.config.js` as well. */
  hasScript: boolean
}

/** Looks at where a file is to be published. */
export async function lookAt(file: string, to: string): Promise<Situation> {
  const memory = openMemory(file, to)
  const target = targetOf(to, memory.folder)
  const text = await target.read('kairos.json')
  const signatures = await target.read('kairos.json.sig')
  return {
    target,
    memory,
    ...(text !== undefined && { published: readPublished(text) }),
    ...(signatures !== undefined && { signatures }),
    hasScript: (await target.read('kairos.config.js')) !== undefined,
  }
}

/** Throws `UsageError` where publishing would leave pages without a file they take. */
export function checkSituation({ target, published, signatures }: Situation, config: Config, isSigned: boolean): void {
  const other = published?.config?.site
  if (other !== undefined && other !== config.site)
    throw new UsageError(`${target.told} has the file of the site ${other}, and this is ${config.site}.`)
  if (signatures !== undefined && !isSigned)
    throw new UsageError(`the file in ${target.told} is signed, and pages take no other. Write: --key kairos.key`)
}

/** A number that no page has seen. */
export async function nextRevision({ memory, published }: Situation, config: Config): Promise<number> {
  return Math.max(config.revision ?? 0, published?.revision ?? 0, await memory.highest()) + 1
}
