import type { Program } from '@kairos/core'
import { base, compile } from '@kairos/core/first'
import type { Env } from './env.ts'
import { parts } from './lazy.ts'
import { forcedVariants } from './preview/forced.ts'

/**
 * What in a file asks for the visitor's past, and for what few files use. Names too much rather than too little: then a
 * part is loaded for nothing.
 */
const PAST =
  /\$(did|sequence|all|size|elemMatch|v[egln])|"(where|allocation|limits|prerequisites|exclusive|attention|interests|lifecycle)"|["{\s](orders|viewed|rfm|interest|campaign)\.|\blifecycle\b/

/** A config ready to decide, and whether a link asks for a preview. */
export interface Prepared {
  program: Program
  preview: boolean
}

export const asksForHistory = (config: unknown): boolean => PAST.test(JSON.stringify(config))

/** Compiles a config; at once, unless it needs a part for it. */
export function prepare(env: Env, config: unknown): Prepared | Promise<Prepared> {
  return asksForHistory(config)
    ? parts.history().then((history) => finish(env, compile(config, history.start(base))))
    : finish(env, compile(config))
}

function finish(env: Env, program: Program): Prepared | Promise<Prepared> {
  const forced = program.settings.preview === false ? undefined : forcedVariants(env)
  if (!forced) return { program, preview: false }
  return parts.preview().then((preview) => ({ program: preview.start(program, forced), preview: true }))
}
