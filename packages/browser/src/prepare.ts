import type { Program } from '@kairos/core'
import { base, compile } from '@kairos/core/first'
import type { Facts } from './collectors/known.ts'
import type { Env } from './env.ts'
import { parts } from './lazy.ts'
import { forcedVariants } from './preview/forced.ts'

/** What in a file asks for a part before deciding. Names too much rather than too little: then one is loaded for nothing. */
const ASKS = {
  history:
    /\$(did|sequence)\b|"(limits|attention|interests|lifecycle)"|["{\s](orders|viewed|rfm|interest|campaign)\.|\blifecycle\b/,
  facts:
    /"facts":|["{\s]((traffic|firstTraffic)\.(?!campaign|term|content)|(locale|geo)\.|device\.(?!type)|page\.(type|meta))/,
}

/** A config ready to decide, whether a link asks for a preview, and what reads further facts of the page. */
export interface Prepared {
  program: Program
  preview: boolean
  facts?: Facts | undefined
}

/** Compiles a config; at once, unless it needs parts for it. */
export function prepare(env: Env, config: unknown): Prepared | Promise<Prepared> {
  const text = JSON.stringify(config)
  const history = ASKS.history.test(text) && parts.history()
  const facts = ASKS.facts.test(text) && parts.facts()
  if (!history && !facts) return finish(env, compile(config))
  return Promise.all([history, facts]).then(([history, facts]) => {
    const program = compile(config, history ? history.start(base) : undefined)
    return facts
      ? facts.start(env, program, parts.device).then((facts) => finish(env, program, facts))
      : finish(env, program)
  })
}

function finish(env: Env, program: Program, facts?: Facts): Prepared | Promise<Prepared> {
  const forced = program.settings.preview === false ? undefined : forcedVariants(env)
  if (!forced) return { program, preview: false, facts }
  return parts.preview().then((preview) => ({ program: preview.start(program, forced), preview: true, facts }))
}
