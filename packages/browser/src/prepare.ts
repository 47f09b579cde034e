import type { Program } from '@kairos/core'
import { base, compile, createProfile } from '@kairos/core/first'
import { readConsent } from './consent/consent.ts'
import { render } from './content/render.ts'
import type { Env } from './env.ts'
import type { Facts, Parts, Share } from './kit.ts'
import { parts } from './lazy.ts'
import { forceFlags } from './preview/flags.ts'

/**
 * What in a file asks for a part before deciding: for the visitor's past and for what few files use, for facts the first
 * download does not read, and for more than plain words in a slot. Names too much rather than too little: then a part is
 * loaded for nothing.
 */
const ASKS = {
  history:
    /\$(did|sequence|all|size|elemMatch|v[egln])|"(where|allocation|limits|prerequisites|exclusive|attention|interests)"|["{\s](orders|viewed|rfm|interest|campaign)\.|\blifecycle\b/,
  facts: /"facts":|["{\s]((locale|geo|(t|firstT)raffic)\.(?!campaign)|device\.(?!type)|page\.(type|meta))/,
  actions: /"(html|template)"|\|\s*(number|currency|date|plural)\b/,
}

/** A config ready to decide, and whether a link asks for a preview. */
export interface Prepared {
  program: Program
  preview?: boolean
  /** Reads further facts of the page. */
  facts?: Facts | undefined
  /** Makes what is remembered here known to the other hosts of the domain. */
  share?: Share
}

export const asksFor = (part: keyof typeof ASKS, config: unknown): boolean => ASKS[part].test(JSON.stringify(config))

/** Compiles a config; at once, unless it needs parts for it. */
export function prepare(env: Env, config: unknown): Prepared | Promise<Prepared> {
  const load = <Name extends keyof typeof ASKS>(name: Name) =>
    asksFor(name, config) ? (parts[name]() as ReturnType<Parts[Name]>) : undefined
  const history = load('history')
  const facts = load('facts')
  const actions = load('actions')
  if (!history && !facts && !actions) return finish(env, { program: compile(config) })
  return Promise.all([history, facts, actions]).then(async ([history, facts, actions]) => {
    const words = await actions?.start({ env, base, render, parts })
    const program = compile(config, history?.start(base), words)
    return finish(env, { program, facts: await facts?.start(env, program, parts) })
  })
}

function finish(env: Env, prepared: Prepared): Prepared | Promise<Prepared> {
  const { program } = prepared
  const { preview, domain } = program.settings
  const flags = preview !== false && forceFlags(env)
  if (flags)
    return parts.preview().then((part) => ({ ...prepared, program: part.start(program, flags), preview: true }))
  return domain ? share(env, prepared) : prepared
}

/** Hosts share a visitor through what they remember: it has to be there before anything is read. */
function share(env: Env, prepared: Prepared): Promise<Prepared> {
  const { program } = prepared
  const allowed = () => readConsent(env, program.site, program.settings).personalization
  return parts.domain().then(
    (domain) => ({ ...prepared, share: domain.start({ env, program, createProfile, allowed }) }),
    () => prepared,
  )
}
