import { paint, printable } from '../terminal.ts'
import type { CollectedRecord } from './collected.ts'

const MAX_EXTRAS = 4
const MAX_LENGTH = 48

/** One record as one line: `exposure   welcome-back / greeting   hero   p 0.9   visitor 3f2a…`; with colours in a terminal. */
export function recordLine(
  { event, type, anonymousId, properties = {} }: CollectedRecord,
  isForTerminal = true,
): string {
  const {
    campaign,
    variant,
    surface,
    slot,
    p,
    goal,
    value,
    seq: _,
    ...others
  } = Object(properties) as Record<string, unknown>
  const parts = [
    [campaign, variant].filter(isShort).join(' / '),
    surface ?? slot,
    isShort(p) ? `p ${round(p)}` : undefined,
    isShort(goal) ? `goal ${goal}` : undefined,
    isShort(value) ? `value ${value}` : undefined,
    ...extras(others),
    typeof anonymousId === 'string' ? `visitor ${anonymousId.slice(0, 4)}…` : undefined,
  ]
  const name = printable(String(event ?? type ?? '?')).padEnd(10)
  return `${isForTerminal ? paint('cyan', name) : name} ${parts
    .filter((part) => isShort(part) && part !== '')
    .map((part) => printable(String(part)))
    .join('   ')}`
}

function extras(others: Record<string, unknown>): string[] {
  return Object.entries(others)
    .filter(([, value]) => isShort(value))
    .slice(0, MAX_EXTRAS)
    .map(([key, value]) => `${key} ${value}`)
}

/** Objects, and texts too long for a line, are left to `records`. */
const isShort = (value: unknown): value is string | number | boolean =>
  ['number', 'boolean'].includes(typeof value) || (typeof value === 'string' && value.length <= MAX_LENGTH)

const round = (p: unknown) => (typeof p === 'number' ? Number(p.toFixed(3)) : p)
