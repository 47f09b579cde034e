import type { Persona } from '@kairos/schema'
import type { Env } from '../env.ts'
import type { Looking } from '../given.ts'
import type { Parts } from '../kit.ts'
import { takeFlags } from './address.ts'
import { meantMoment, momentOf, type OffsetAt } from './moment.ts'
import { type Flags, readFlags, short } from './parse.ts'
import { findPersona } from './persona.ts'
import { pretendedEnv } from './pretendedEnv.ts'
import { type Kept, openSession, type Session } from './session.ts'

/** A preview that began, on this page or an earlier one. */
export interface Begun {
  env: Env
  real: Env
  kept: Kept
  session: Session & { ahead: number }
  flags: Flags
  problems: string[]
  /** The visitor a link describes or names. */
  persona: Persona | undefined
  /** Whether the link holds the visitor itself. */
  isMadeUp: boolean
}

/**
 * Takes the flags out of the address and goes on with the preview of this tab, or begins one. Nothing where the link asks
 * to leave, or the page stands in another that the file does not allow.
 */
export async function open(looking: Looking, parts: Pick<Parts, 'zone'>): Promise<Begun | undefined> {
  const { env: real, config } = looking
  const { window } = real
  const { settings } = config
  if (settings?.preview !== 'frames' && window.top !== window.self) return undefined
  const kept = openSession(real)
  const before = kept.read()
  const { flags: linked, address } = takeFlags(window.location.href)
  const clean = (to: string) => window.history.replaceState(window.history.state, '', to)
  const asked = readFlags(linked)
  if (asked.flags.preview) {
    kept.clear()
    clean(address)
    return undefined
  }
  const isMore = linked?.split('&').every((flag) => /^kairos_(reset|why)\b/.test(flag))
  const isAnew = !!linked && !(isMore && before && !asked.flags.reset)
  const text = isMore && before ? together(before.flags, linked) : linked || before?.flags || ''
  if (isAnew) kept.clear()
  const isBegun = !isAnew && !!before?.isBegun
  const ahead = isAnew ? undefined : before?.ahead
  // Before anything is waited for: the file may come a second time, and must find the same preview.
  kept.write({ flags: without(text, 'reset'), isBegun, ...(ahead !== undefined && { ahead }) })
  if (linked && kept.read()) clean(address)
  const { flags, problems } = readFlags(text)
  const offsetAt = await clockOf(looking, parts)
  const session = {
    flags: without(text, 'reset'),
    ahead: ahead ?? aheadOf(flags, problems, real, offsetAt),
    isBegun,
  }
  kept.write(session)
  const found = flags.persona ? await findPersona(looking, flags.persona) : undefined
  if (found && 'problem' in found) problems.push(found.problem)
  const persona = found && 'persona' in found ? found : undefined
  return {
    env: pretendedEnv(real, { kept, session, offsetAt }),
    real,
    kept,
    session,
    flags: { ...flags, ...(!flags.consent && persona?.persona.consent && { consent: persona.persona.consent }) },
    problems,
    persona: persona?.persona,
    isMadeUp: !!persona?.isFromLink,
  }
}

const without = (text: string, name: string) =>
  text
    .split('&')
    .filter((flag) => !flag.startsWith(`kairos_${name}`))
    .join('&')

const together = (before: string, linked: string) => [before, without(linked, 'reset')].filter(Boolean).join('&')

/** How far the pretended clock is ahead. */
function aheadOf({ at }: Flags, problems: string[], env: Env, offsetAt: OffsetAt): number {
  if (at === undefined) return 0
  const moment = momentOf(at, offsetAt)
  if (moment !== undefined) return moment - env.now()
  const meant = meantMoment(at)
  const suggestion = meant ? ` Did you mean “${meant}”?` : ''
  problems.push(`kairos_at is a date such as 2026-12-24T18:00, not “${short(at)}”.${suggestion}`)
  return 0
}

async function clockOf({ env, config }: Looking, { zone }: Pick<Parts, 'zone'>): Promise<OffsetAt> {
  const { timezone = 'visitor' } = config.settings ?? {}
  if (timezone === 'visitor') return (at) => env.offsetAt(at)
  try {
    return (await zone()).start(env, timezone) ?? (() => undefined)
  } catch {
    return () => undefined
  }
}
