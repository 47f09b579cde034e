import type { DiagnosticRecord } from '@kairos/core'
import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'

/** Something is broken that tells more than so many things, and one of them is enough to know. */
const MOST = 10
const MOST_CHARACTERS = 200

/** Measures what cannot be used or did not come, each once a page. */
export function startDiagnostics(
  { env, base, program, state }: Pick<Kit, 'env' | 'base' | 'program' | 'state'>,
  hear: (record: DiagnosticRecord) => void,
): Stop {
  const told = new Set<string>()
  const tell = (detail: unknown) => {
    const { path, expected } = Object(detail) as Record<string, unknown>
    if (typeof path !== 'string' || typeof expected !== 'string') return
    const key = `${path} ${expected}`
    if (told.has(key) || told.size >= MOST) return
    told.add(key)
    const cut = (text: string) => text.slice(0, MOST_CHARACTERS)
    hear({ name: 'diagnostic', ...base.context(state()), path: cut(path), expected: cut(expected) })
  }
  for (const diagnostic of program.diagnostics) tell(diagnostic)
  return env.on(env.document, 'kairos:diagnostic', (event) => tell((event as CustomEvent).detail))
}
