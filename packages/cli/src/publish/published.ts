import type { Config } from '@kairos/schema'
import { validate } from '../validate/validate.ts'

/** What pages read now. */
export interface Published {
  text: string
  /** 0 where it has none. */
  revision: number
  /** Absent where it cannot be read. */
  config?: Config
}

/** Reads what is published; a file that is broken keeps its revision where there is one. */
export function readPublished(text: string): Published {
  const { config } = validate(text)
  if (config) return { text, revision: config.revision ?? 0, config }
  try {
    const { revision } = JSON.parse(text) as { revision?: unknown }
    return { text, revision: Number.isSafeInteger(revision) ? (revision as number) : 0 }
  } catch {
    return { text, revision: 0 }
  }
}
