import { isQuick } from '@kairos/core/conditions'
import { didYouMean } from '../closest.ts'
import { nameOf, type Path } from './place.ts'
import { fieldsOf, itemsOf, type Loose, textsOf } from './tolerant.ts'
import type { Worded } from './words.ts'

/** Finds segments that do not exist, and regular expressions that no browser reads, in every condition of the file. */
export function checkConditions(config: Loose): Worded[] {
  const segments = Object.keys(fieldsOf(config['segments']))
  const conditions: [Path, unknown][] = [
    ...segments.map((id): [Path, unknown] => [
      ['segments', id, 'when'],
      fieldsOf(fieldsOf(config['segments'])[id])['when'],
    ]),
    ...itemsOf(config['campaigns']).map((campaign, index): [Path, unknown] => [
      ['campaigns', index, 'audience'],
      fieldsOf(campaign)['audience'],
    ]),
  ]
  return conditions
    .flatMap(([path, condition]) => walk(condition, path))
    .flatMap(([path, value]) => {
      const key = String(path.at(-1))
      if (key === '$segment') return checkSegments(textsOf(value), path, segments)
      if (key.startsWith('segment.')) return checkSegments([key.slice('segment.'.length)], path, segments)
      if (key === '$regex' || key === '$regexi') return checkPattern(config, path, value)
      return []
    })
}

/** Every key of the condition at any depth, with its path and value. */
function walk(value: unknown, path: Path): [Path, unknown][] {
  const inside: [Path, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [[...path, index], item])
    : Object.entries(fieldsOf(value)).map(([key, item]) => [[...path, key], item])
  const here = Array.isArray(value) ? [] : inside
  return [...here, ...inside.flatMap(([deeper, item]) => walk(item, deeper))]
}

function checkSegments(named: string[], path: Path, known: string[]): Worded[] {
  const isKey = String(path.at(-1)) !== '$segment'
  return named
    .filter((id) => !known.includes(id))
    .map((id) => ({
      path,
      mark: isKey ? 'key' : 'value',
      code: 'unknown_segment',
      message: `There is no segment "${id}".${didYouMean(id, known)}`,
      fix: known.length ? `use one of: ${known.join(', ')}` : `add it to "segments"`,
    }))
}

function checkPattern(config: Loose, path: Path, pattern: unknown): Worded[] {
  try {
    if (typeof pattern !== 'string' || (new RegExp(pattern) && isQuick(pattern))) return []
    return [
      {
        path,
        mark: 'value',
        code: 'slow_pattern',
        message:
          'This pattern could hang a page: repeats inside repeats, or too many of them, take minutes with some texts.',
        fix: 'repeat only at one place, and not in brackets that are repeated; or write several conditions in "$or"',
      },
    ]
  } catch (problem) {
    const reason = String((problem as Error).message).replace(/^.*: /, '')
    const message = `${nameOf(config, path)} is not a regular expression: ${reason}.`
    return [
      { path, mark: 'value', code: 'bad_pattern', message, fix: 'put \\\\ before signs meant as they are: ( [ * + ?' },
    ]
  }
}
