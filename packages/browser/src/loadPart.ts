import type { Diagnostic } from '@kairos/core'
import type { Parts } from './kit.ts'
import { parts } from './lazy.ts'

/** A part that was asked for; `undefined` when it does not come. */
export type Loading<Name extends keyof Parts> = Promise<Awaited<ReturnType<Parts[Name]>> | undefined>

/** Loads a part. The page goes on without one that does not come, and says so. */
export const loadPart = <Name extends keyof Parts>(
  name: Name,
  diagnose: (diagnostic: Diagnostic) => void,
): Loading<Name> =>
  parts[name]().catch((problem) => diagnose({ path: `kairos-${name}.mjs`, expected: `${problem}` })) as Loading<Name>
