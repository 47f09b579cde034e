import type { Diagnostic } from './diagnostic.ts'
import { isObject } from './expect.ts'
import { type Previewing, previewed } from './preview/index.ts'
import { migrate } from './profile/migrate.ts'
import type { Program } from './program.ts'
import type { Signal } from './signal.ts'
import { createProfile, createState, type Profile, type State } from './state.ts'
import type { Step } from './step.ts'
import type { Turn } from './turn.ts'

/**
 * One page with its routes, from its first `page_view` on, as plain JSON: enough to have every turn again. A page that
 * is loaded anew is a file of its own, with the profile that the one before left.
 */
export interface ReplayFile {
  /** Major version of the config format. Always `1`. */
  kairos: 1
  /** Revision of the config the signals were decided with. */
  revision: number
  /** Id of a visitor never seen before, who arrives with the first signal; absent beside `profile`. */
  visitor?: string
  /** What was remembered of the visitor at the start. */
  profile?: Profile
  /** What a preview asked for, where one was looked at. Default: nothing. */
  preview?: Previewing
  /** Everything that happened, in order. */
  signals: Signal[]
}

/** The turns of a replay, and what of the file was left out; a signal nobody can read is passed over. */
export interface Replayed {
  turns: Turn[]
  diagnostics: Diagnostic[]
}

/** Sends the signals of a file again. Bad files give diagnostics, never an error. */
export function createReplay(step: Step): (file: unknown, program: Program) => Replayed {
  return (file, program) => {
    const diagnostics: Diagnostic[] = []
    const note = (path: string, expected: string) => diagnostics.push({ path, expected })
    const source = isObject(file) ? file : {}
    const signals = Array.isArray(source.signals) ? source.signals : []
    if (source.kairos !== 1) note('kairos', '1')
    else if (source.revision !== program.revision) note('revision', `${program.revision}, the revision of the config`)
    if (signals !== source.signals) note('signals', 'list')
    let state = beginning(source, signals)
    if (!state) note(source.profile === undefined ? 'visitor' : 'profile', 'id of a visitor, or a profile')
    if (source.kairos !== 1 || !state) return { turns: [], diagnostics }

    const decides = isObject(source.preview) ? asked(program, source.preview, note) : program
    const turns: Turn[] = []
    for (const [index, signal] of signals.entries()) {
      const expected = problemOf(signal)
      if (expected) {
        note(`signals.${index}`, expected)
        continue
      }
      try {
        const turn = step(state, signal as Signal, decides)
        state = turn.state
        turns.push(turn)
      } catch {
        note(`signals.${index}`, 'something the core can follow')
      }
    }
    return { turns, diagnostics }
  }
}

/** What decides in a preview: the program, with what the link asked for in place of what is so. */
function asked(program: Program, preview: Record<string, unknown>, note: (path: string, expected: string) => void) {
  const { facts, segments, force } = preview
  if ([facts, segments, force].every((field) => field === undefined || isObject(field)))
    return previewed(program, preview as Previewing).forced
  note('preview', 'facts, segments and force: objects')
  return program
}

/** The state before the first signal. */
function beginning({ visitor, profile }: Record<string, unknown>, signals: unknown[]): State | undefined {
  if (profile !== undefined) {
    const known = migrate(profile)
    return known && createState(known)
  }
  const first = signals.find((signal) => !problemOf(signal)) as Signal | undefined
  return typeof visitor === 'string' && visitor ? createState(createProfile(visitor, first?.at ?? 0)) : undefined
}

/** What a signal should have been. */
function problemOf(signal: unknown): string | undefined {
  if (!isObject(signal) || typeof signal.name !== 'string' || !signal.name) return 'signal with a name'
  // More is no moment of any calendar.
  if (!Number.isFinite(signal.at) || Math.abs(signal.at as number) > MOST_MS) return 'at: milliseconds since 1970'
  if (signal.offset !== undefined && !Number.isFinite(signal.offset)) return 'offset: minutes'
  return signal.props === undefined || isObject(signal.props) ? undefined : 'props: an object'
}

const MOST_MS = 8.64e15
