import type { Program } from '../program.ts'
import { type Forcing, force } from './force.ts'
import { type Pretence, pretend } from './pretend.ts'
import { isPlain } from './words.ts'

/** What a preview asks for, as plain JSON. */
export interface Previewing extends Pretence, Forcing {
  /** Variants by campaign; `off` silences. */
  force?: Readonly<Record<string, string>> | undefined
  /** Whether a link describes the whole visitor. */
  isMadeUp?: boolean | undefined
}

/** Paths of what every page knows by itself; all else in a text may come from a visitor somebody made up. */
const OF_THE_PAGE = /^(page|device|locale|time|feed)\./

/** Makes the programs of a preview: what would decide without force, and what decides. */
export function previewed<P extends Program>(program: P, asked: Previewing): { plain: P; forced: P } {
  const { force: variants = {}, facts = {}, segments, respect, only, isMadeUp } = asked
  const brought = (path: string) => Object.hasOwn(facts, path) || (isMadeUp === true && !OF_THE_PAGE.test(path))
  const plain = pretend({ ...program, rare: wary(program.rare, facts, brought) }, { facts, segments })
  return { plain, forced: force(plain, variants, { respect, only }) }
}

/** Texts get the values that a link brings, if they are plain. */
function wary(
  rare: Program['rare'],
  facts: Readonly<Record<string, unknown>>,
  brought: (path: string) => boolean,
): Program['rare'] {
  return (
    rare && {
      ...rare,
      finish: (action, wording) =>
        rare.finish(action, {
          ...wording,
          fact(path) {
            const value = Object.hasOwn(facts, path) ? facts[path] : wording.fact(path)
            return brought(path) && !isPlain(value) ? null : value
          },
        }),
    }
  )
}
