import { base, compile, createProfile } from '@kairos/core/first'
import type { Config } from '@kairos/schema'
import { act } from './actions/act.ts'
import { readConsent } from './consent/consent.ts'
import { render } from './content/render.ts'
import type { Preparing } from './given.ts'
import type { Parts, Prepared } from './kit.ts'
import { parts } from './lazy.ts'
import { loadPart } from './loadPart.ts'
import { isPreview } from './preview/flags.ts'

/**
 * What in a file asks for a part before deciding: for the visitor's past and for what few files use, for facts the first
 * download does not read, and for more than plain words in slots. Long words are known by how they begin. Names too much rather
 * than too little: then a part is loaded for nothing.
 */
const ASKS = {
  history:
    /\$(did|seq|reg|all|size|elem|v[egln])|"(where|schedule|limits|attention|interests|survey|(alloc|prereq|exclu|minB)\w+)"|["{\s](orders|viewed|rfm|interest|campaign|time|answer)\.|\blifecycle|isBirth/,
  facts: /"facts":|["{\s]((locale|geo|(t|firstT)raffic)\.(?!campaign)|device\.(?!type)|page\.(type|meta))/,
  actions: /"(html|template|chat)":|:"(widget|chat|edit|redirect|call)"|\|\s*(num|cur|date|plu|cap|suf)/,
  domain: /"domain":/,
}

/** Whether a config, as JSON, asks for a part. */
export const asksFor = (part: keyof typeof ASKS, text: string): boolean => ASKS[part].test(text)

/** Compiles a config; at once, unless it needs parts for it. A part that does not come is told, and done without. */
export function prepare({ env, config, diagnose }: Preparing): Prepared | Promise<Prepared> {
  const text = JSON.stringify(config)
  // A server that decided before the browser says so in the head.
  const served = env.document.querySelector('[name=kairos-edge]')
  const isLooking = isPreview(env, (config as Partial<Config> | undefined)?.settings)
  // A link may bring another config, which is not known yet.
  const load = <Name extends keyof Parts>(
    name: Name,
    isAsked: unknown = isLooking || asksFor(name as keyof typeof ASKS, text),
  ) => (isAsked ? loadPart(name, diagnose) : undefined)
  const needed = [
    load('history'),
    load('facts'),
    load('actions'),
    load('domain', served ?? undefined),
    load('edge', served),
    load('preview', isLooking),
  ] as const
  if (!needed.some(Boolean)) return { env, program: compile(config) }
  return Promise.all(needed).then(async ([history, facts, actions, domain, edge, previewed]) => {
    // Where the part does not come this throws: who looks at a preview sees no real visit in its place.
    const opened = isLooking
      ? await previewed!.start({ env, config: config as object, base, createProfile, diagnose }, parts).open()
      : undefined
    const page = opened?.env ?? env
    const file = opened ? await opened.file() : config
    const fill = (await edge?.start({ env, config: file, act, render })) ?? act
    const rare = await actions?.start({ env, config: file, base, act: fill, render, parts })
    const program = compile(file, history?.start(base), rare)
    const { site, settings } = program
    const read = { env: page, program, act: rare?.act ?? fill, facts: await facts?.start(page, program, parts) }
    if (opened) return opened.look(read)
    const allowed = () => readConsent(env, site, settings).personalization
    return { ...read, share: domain?.start({ env, program, createProfile, allowed }) }
  })
}
