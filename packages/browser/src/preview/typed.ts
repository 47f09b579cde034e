const NUMBER =
  /^(page\.(scrollDepth|\w+Seconds|secondsOnPage)|visit\.(count|pages|seconds|startedAt)|visitor\.(days\w+|pages)|device\.(browserVersion|viewport\w+)|time\.hour|cart\.(value|items|abandonedSeconds)|wishlist\.items|orders\.(count|total|average|daysSinceLast|lastAt)|rfm\.(recency|frequency|monetary))$/
const YES_OR_NO =
  /^(visitor\.(is\w+|holdout)|device\.(touch|darkMode|reducedMotion|saveData|online)|time\.isWeekend|segment\..+|consent\..+)$/
const LIST = /^((cart|wishlist)\.skus|locale\.languages)$/
/** May be a text, a number or yes or no: read as it looks. */
const ANY = /^(traits|feed|campaign|interest|(orders|viewed)\.last)\./

type FactType = 'string' | 'number' | 'boolean' | 'list' | 'any'

/** The type of a fact: as the file declares it, else as the catalogue has it. */
export function factType(path: string, declared?: { type?: unknown }): FactType {
  if (declared) return (declared.type as FactType | undefined) ?? 'any'
  if (NUMBER.test(path)) return 'number'
  if (YES_OR_NO.test(path)) return 'boolean'
  if (LIST.test(path)) return 'list'
  return ANY.test(path) ? 'any' : 'string'
}

/** Reads what was written for a fact; `undefined` where it is no value of its type. A list has `|` between its values. */
export function typedValue(text: string, type: FactType): unknown {
  if (type === 'list') return text.split('|').filter(Boolean)
  const looks = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : { true: true, false: false }[text]
  if (type === 'any') return looks ?? text
  if (type === 'number' || type === 'boolean') return typeof looks === type ? looks : undefined
  return text
}
