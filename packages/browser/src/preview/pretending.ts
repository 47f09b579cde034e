import type { Program } from '@kairos/core'
import { force, pretend } from '@kairos/core/preview'
import type { Settings } from '@kairos/schema'
import type { Flags } from './parse.ts'
import { factType, typedValue } from './typed.ts'
import { isPlain } from './words.ts'

/** The programs of a preview: what would decide without force, and what decides. */
export interface Pretended {
  plain: Program
  forced: Program
  /** Values of facts the link brings, by path. */
  facts: Record<string, unknown>
}

/** Paths of what every page knows by itself; all else in a text may come from a visitor somebody made up. */
const OF_THE_PAGE = /^(page|device|locale|time|feed)\./

/** Makes the programs a link asks for. @param isMadeUp whether a link describes the whole visitor */
export function pretending(program: Program, flags: Flags, isMadeUp: boolean): Pretended {
  const facts = Object.fromEntries(
    Object.entries(flags.facts).flatMap(([path, text]) => {
      const value = typedValue(text, factType(path, own(program.facts, path)))
      return value === undefined ? [] : [[path, value]]
    }),
  )
  const brought = (path: string) => Object.hasOwn(facts, path) || (isMadeUp && !OF_THE_PAGE.test(path))
  const settings = settingsOf(program, flags)
  const plain = pretend(
    { ...program, settings, rare: wary(program.rare, facts, brought) },
    { facts, segments: flags.segments },
  )
  const { targeting, only } = flags
  return { plain, forced: force(plain, flags.force, { respect: targeting === 'respect', only }), facts }
}

/** Measured without being sent; asked about consent by the link, not by the site's platform. */
function settingsOf({ settings }: Program, { consent }: Flags): Settings {
  const { from: _, ...asked } = settings.consent ?? {}
  const mode = consent === 'pending' ? { mode: 'opt-in' as const } : {}
  return { ...settings, records: settings.records ?? {}, consent: { ...asked, ...mode, gpc: 'ignore' } }
}

/** Texts get the values that a link brings, if they are plain. */
function wary(
  rare: Program['rare'],
  facts: Record<string, unknown>,
  brought: (path: string) => boolean,
): Program['rare'] {
  return (
    rare && {
      ...rare,
      finish: (action, wording) =>
        rare.finish(action, {
          ...wording,
          fact(path) {
            const value = own(facts, path) ?? wording.fact(path)
            return brought(path) && !isPlain(value) ? null : value
          },
        }),
    }
  )
}

const own = <Value>(values: Record<string, Value>, key: string): Value | undefined =>
  Object.hasOwn(values, key) ? values[key] : undefined
