import type { Source, Violation } from './sources.ts'

export const MAX_LINES = 250

/** A file that cannot be read in one sitting has more than one job. */
export function checkLength(sources: readonly Source[]): Violation[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length
    return lines > MAX_LINES ? [{ path, line: lines, message: `has ${lines} lines; ${MAX_LINES} are the most` }] : []
  })
}

const empty = /^(utils?|helpers?|managers?)$/i

/** A name that says nothing about the job invites every job. Folders count too: `cartHelpers.ts`, `utils/round.ts`. */
export function checkNames(sources: readonly Source[]): Violation[] {
  return sources.flatMap(({ path }) => {
    const words = path
      .split('/')
      .slice(3)
      .flatMap((name) => name.split(/[.\-_]|(?<=[a-z0-9])(?=[A-Z])/))
    const word = words.find((candidate) => empty.test(candidate))
    return word ? [{ path, line: 1, message: `is named ${word}: name it after what it does` }] : []
  })
}
