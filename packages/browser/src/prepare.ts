import type { Program } from '@kairos/core'
import { base, compile, createProfile } from '@kairos/core/first'
import { readConsent } from './consent/consent.ts'
import { render } from './content/render.ts'
import type { Env } from './env.ts'
import type { Share } from './kit.ts'
import { parts } from './lazy.ts'
import { forceFlags } from './preview/flags.ts'

/**
 * What in a file asks for the visitor's past, and for what few files use. Names too much rather than too little: then a
 * part is loaded for nothing.
 */
const PAST =
  /\$(did|sequence|all|size|elemMatch|v[egln])|"(where|allocation|limits|prerequisites|exclusive|attention|interests)"|["{\s](orders|viewed|rfm|interest|campaign)\.|\blifecycle\b/

/** What in a file asks for more than plain words in a slot. */
const MORE_CONTENT = /"(html|template)":|\|\s*(number|currency|date|plural)\b/

/** A config ready to decide, and whether a link asks for a preview. */
export interface Prepared {
  program: Program
  preview?: boolean
  /** Makes what is remembered here known to the other hosts of the domain. */
  share?: Share
}

const asks = (pattern: RegExp) => (config: unknown) => pattern.test(JSON.stringify(config))
export const asksForHistory = asks(PAST)
export const asksForActions = asks(MORE_CONTENT)

/** Compiles a config; at once, unless it needs a part for it. */
export function prepare(env: Env, config: unknown): Prepared | Promise<Prepared> {
  const history = asksForHistory(config) ? parts.history().then((part) => part.start(base)) : undefined
  const words = asksForActions(config)
    ? parts.actions().then((part) => part.start({ env, base, render, parts }))
    : undefined
  return history || words
    ? Promise.all([history, words]).then((loaded) => finish(env, compile(config, ...loaded)))
    : finish(env, compile(config))
}

function finish(env: Env, program: Program): Prepared | Promise<Prepared> {
  const { preview, domain } = program.settings
  const flags = preview !== false && forceFlags(env)
  if (flags) return parts.preview().then((part) => ({ program: part.start(program, flags), preview: true }))
  return domain ? share(env, program) : { program }
}

/** Hosts share a visitor through what they remember: it has to be there before anything is read. */
function share(env: Env, program: Program): Promise<Prepared> {
  const { settings, site } = program
  const allowed = () => readConsent(env, site, settings).personalization
  return parts.domain().then(
    (domain) => ({ program, share: domain.start({ env, program, createProfile, allowed }) }),
    () => ({ program }),
  )
}
