/**
 * Conditions answered the slow and obvious way, written from the text of the specification and from nothing of the core.
 */
type Tree = Record<string, unknown>

export interface Reading {
  groups?: Record<string, unknown[]>
  /** As `kairos.json` is read: order, version and text operators never match a missing fact. */
  careful?: boolean
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

function valueAt(facts: unknown, path: string): unknown {
  let value = facts
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null
    value = (value as Tree)[step]
  }
  return value === undefined ? null : value
}

/** Tells whether facts meet a condition. */
export function meets(facts: unknown, condition: unknown, reading: Reading = {}): boolean {
  for (const [key, operand] of Object.entries(condition as Tree)) {
    const list = operand as unknown[]
    if (key === '$and') {
      if (!list.every((one) => meets(facts, one, reading))) return false
    } else if (key === '$or') {
      if (list.length > 0 && !list.some((one) => meets(facts, one, reading))) return false
    } else if (key === '$nor') {
      if (list.length === 0 || list.some((one) => meets(facts, one, reading))) return false
    } else if (key === '$not') {
      if (meets(facts, operand, reading)) return false
    } else if (!fits(valueAt(facts, key), operand, reading)) return false
  }
  return true
}

const isOperators = (test: unknown): test is Tree =>
  isTree(test) && Object.keys(test).length > 0 && Object.keys(test).every((key) => key.startsWith('$'))

function fits(value: unknown, test: unknown, reading: Reading): boolean {
  if (isOperators(test)) return Object.entries(test).every(([name, operand]) => holds(name, value, operand, reading))
  switch (typeof test) {
    case 'string':
      return String(value) === test
    case 'number':
      return (value as number) * 1 === test
    case 'boolean':
      return value !== null && !!value === test
    default:
      return test === null ? value === null : JSON.stringify(value) === JSON.stringify(test)
  }
}

const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value)

function isIn(value: unknown, list: unknown[], fold = (one: unknown) => one): boolean {
  const wanted = list.map(fold)
  return Array.isArray(value) ? value.some((one) => wanted.includes(fold(one))) : wanted.includes(fold(value))
}

function padded(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : '0'
  const parts = text.replace(/^v/, '').replace(/\+.*$/, '').split(/[-.]/)
  if (parts.length === 3) parts.push('~')
  return parts.map((part) => (/^[0-9]+$/.test(part) ? part.padStart(5, ' ') : part)).join('-')
}

const NEED_A_VALUE = [
  '$lt',
  '$lte',
  '$gt',
  '$gte',
  '$veq',
  '$vne',
  '$vlt',
  '$vlte',
  '$vgt',
  '$vgte',
  '$regex',
  '$regexi',
]

function holds(name: string, value: unknown, operand: unknown, reading: Reading): boolean {
  if (reading.careful && value === null && NEED_A_VALUE.includes(name)) return false
  const group = () =>
    Object.hasOwn(reading.groups ?? {}, operand as string) ? reading.groups![operand as string]! : []
  const [a, b] = [value as number, operand as number]
  switch (name) {
    case '$eq':
      return value === operand
    case '$ne':
      return value !== operand
    case '$lt':
      return a < b
    case '$lte':
      return a <= b
    case '$gt':
      return a > b
    case '$gte':
      return a >= b
    case '$in':
      return Array.isArray(operand) && isIn(value, operand)
    case '$nin':
      return Array.isArray(operand) && !isIn(value, operand)
    case '$ini':
      return Array.isArray(operand) && isIn(value, operand, lower)
    case '$nini':
      return Array.isArray(operand) && !isIn(value, operand, lower)
    case '$inGroup':
      return isIn(value, group())
    case '$notInGroup':
      return !isIn(value, group())
    case '$all':
      return (
        Array.isArray(operand) &&
        Array.isArray(value) &&
        operand.every((test) => value.some((one) => fits(one, test, reading)))
      )
    case '$alli':
      return (
        Array.isArray(operand) &&
        Array.isArray(value) &&
        operand.every((test) => value.some((one) => fits(lower(one), lower(test), reading)))
      )
    case '$exists':
      return operand ? value !== null : value === null
    case '$type':
      return operand === (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
    case '$size':
      return Array.isArray(value) && fits(value.length, operand, reading)
    case '$elemMatch':
      return (
        Array.isArray(value) &&
        value.some(
          (one) => !!one && (isOperators(operand) ? fits(one, operand, reading) : meets(one, operand, reading)),
        )
      )
    case '$not':
      return !fits(value, operand, reading)
    case '$regex':
    case '$regexi':
      try {
        return new RegExp(operand as string, name === '$regexi' ? 'i' : '').test(String(value).slice(0, 1000))
      } catch {
        return false
      }
    case '$veq':
      return padded(value) === padded(operand)
    case '$vne':
      return padded(value) !== padded(operand)
    case '$vlt':
      return padded(value) < padded(operand)
    case '$vlte':
      return padded(value) <= padded(operand)
    case '$vgt':
      return padded(value) > padded(operand)
    case '$vgte':
      return padded(value) >= padded(operand)
    default:
      return false
  }
}
