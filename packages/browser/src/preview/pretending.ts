import type { Program } from '@kairos/core'
import { type Previewing, previewed } from '@kairos/core/preview'
import type { Settings } from '@kairos/schema'
import type { Flags } from './parse.ts'
import { isShallow } from './persona.ts'
import { factType, typedValue } from './typed.ts'

/** The programs of a preview: what would decide without force, and what decides. */
export interface Pretended {
  plain: Program
  forced: Program
  /** Values of facts the link brings, by path. */
  facts: Record<string, unknown>
  /** What was asked for, for whoever replays it. */
  asked: Previewing
}

/** Makes the programs a link asks for. @param isMadeUp whether a link describes the whole visitor */
export function pretending(program: Program, flags: Flags, isMadeUp: boolean): Pretended {
  const facts = Object.fromEntries(
    Object.entries(flags.facts).flatMap(([path, text]) => {
      const value = typedValue(text, factType(path, own(program.facts, path)))
      return value === undefined || !isShallow({ [path]: value }) ? [] : [[path, value]]
    }),
  )
  const { force, segments, targeting, only } = flags
  const asked = { force, facts, segments, respect: targeting === 'respect', only, isMadeUp }
  return { ...previewed({ ...program, settings: settingsOf(program, flags) }, asked), facts, asked }
}

/** Measured without being sent; asked about consent by the link, not by the site's platform. */
function settingsOf({ settings }: Program, { consent }: Flags): Settings {
  const { from: _, ...asked } = settings.consent ?? {}
  const mode = consent === 'pending' ? { mode: 'opt-in' as const } : {}
  return { ...settings, records: settings.records ?? {}, consent: { ...asked, ...mode, gpc: 'ignore' } }
}

const own = <Value>(values: Record<string, Value>, key: string): Value | undefined =>
  Object.hasOwn(values, key) ? values[key] : undefined
