import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser'
import { didYouMean } from '../closest.ts'
import type { Path } from '../validate/place.ts'
import { isObject } from '../validate/tolerant.ts'
import type { Worded } from '../validate/words.ts'

/** What `validate` and the rules found, and what the file says of it. */
export interface Silencing {
  tree: Node
  found: readonly Worded[]
  /** Every code a file may name. */
  codes: readonly string[]
}

/** Takes away what the file says is meant so, and adds what is wrong with that. */
export function silence({ tree, found, codes }: Silencing): Worded[] {
  const all = entriesIn(tree)
  const used = new Set<Entry>()
  const loud = found.filter(({ path, code }) => {
    const meant = all.filter((entry) => entry.code === code && entry.reason && holds(entry.unit, path))
    // The nearest one has done it; one further up may be there for others.
    const nearest = meant.sort((a, b) => b.unit.length - a.unit.length)[0]
    if (nearest) used.add(nearest)
    return !nearest
  })
  return [...loud, ...all.flatMap((entry) => faultOf(entry, { isUsed: used.has(entry), codes }))]
}

interface Entry {
  /** Path of what is silenced. */
  unit: Path
  code: string
  reason: string
}

/** Every `"lint": { code: reason }` of the file. */
function entriesIn(tree: Node): Entry[] {
  const config: unknown = getNodeValue(tree)
  const root = isObject(config) ? config : {}
  const units: Path[] = [
    [],
    ...['facts', 'segments', 'slots'].flatMap((part) =>
      Object.keys(isObject(root[part]) ? root[part] : {}).map((id) => [part, id]),
    ),
    ...(Array.isArray(root['campaigns']) ? root['campaigns'].map((_, index) => ['campaigns', index]) : []),
  ]
  return units.flatMap((unit) => {
    const node = findNodeAtLocation(tree, [...unit, 'lint'])
    const silenced: unknown = node && getNodeValue(node)
    return Object.entries(isObject(silenced) ? silenced : {}).map(([code, reason]) => ({
      unit,
      code,
      reason: String(reason).trim(),
    }))
  })
}

const holds = (unit: Path, path: Path): boolean => unit.every((step, index) => path[index] === step)

function faultOf(
  { unit, code, reason }: Entry,
  { isUsed, codes }: { isUsed: boolean; codes: readonly string[] },
): Worded[] {
  const place: Pick<Worded, 'path' | 'severity'> = { path: [...unit, 'lint', code], severity: 'warning' }
  if (!codes.includes(code))
    return [
      {
        ...place,
        mark: 'key',
        code: 'silence_unknown',
        message: `There is no finding "${code}".${didYouMean(code, codes)}`,
        fix: 'correct the code, or remove it',
      },
    ]
  if (!reason)
    return [
      {
        ...place,
        mark: 'value',
        code: 'silence_without_reason',
        message: `"${code}" is silenced without a reason, so it is not silenced.`,
        fix: 'say why it is meant as it is',
      },
    ]
  if (isUsed) return []
  const message = `"${code}" is silenced here, and nothing like it is found.`
  return [{ ...place, mark: 'key', code: 'silence_unused', message, fix: 'remove it' }]
}
