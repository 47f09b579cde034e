/** The values of a feed at one moment: entries with their fields. */
export type FeedFacts = Record<string, Record<string, unknown>>

/** A feed as it came. */
export interface FeedRead {
  /** What is known at a moment, and when that changes by itself; in milliseconds by the server's clock. */
  at: (now: number) => { facts: FeedFacts; next: number }
}

const MOST_CHARACTERS = 64_000
const MOST_ENTRIES = 50
const MOST_FIELDS = 50
const MOST_TEXT = 500
const MOST_KEY = 40

/** What is about the entry, and no fact. */
const ABOUT = /^(since|until|approvedBy|note)$/

/** Reads the text of a feed; `undefined` for what is none. What is in it is only ever compared, and shown as plain text. */
export function readFeed(text: string): FeedRead | undefined {
  if (text.length > MOST_CHARACTERS) return undefined
  const entries = entriesOf(text)
  if (!entries) return undefined
  const read = Object.entries(entries)
    .slice(0, MOST_ENTRIES)
    .flatMap(([name, entry]) => readEntry(name, entry))
  return {
    at(now) {
      const known = read.filter(({ since, until }) => since <= now && now < until)
      const edges = read.flatMap(({ since, until }) => [since, until]).filter((edge) => edge > now)
      return {
        facts: Object.fromEntries(known.map(({ key, fields }) => [key, fields])),
        next: Math.min(Infinity, ...edges),
      }
    },
  }
}

function entriesOf(text: string): Record<string, unknown> | undefined {
  try {
    const { entries } = JSON.parse(text)
    return isTree(entries) ? entries : undefined
  } catch {
    return undefined
  }
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An entry whose moments nobody can read is left out: it might stay for good. */
function readEntry(name: string, entry: unknown) {
  if (!isTree(entry)) return []
  const [since, until] = [momentOf(entry.since, -Infinity), momentOf(entry.until, Infinity)]
  if (Number.isNaN(since) || Number.isNaN(until)) return []
  const fields = Object.entries(entry)
    .filter(([key, value]) => !ABOUT.test(key) && isPlain(value))
    .slice(0, MOST_FIELDS)
    .map(([key, value]) => [slug(key), bounded(value)])
  return [{ key: slug(name), since, until, fields: Object.fromEntries(fields) }]
}

const momentOf = (value: unknown, none: number): number =>
  value === undefined ? none : typeof value === 'string' ? Date.parse(value) : Number.NaN

const isScalar = (value: unknown) => ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)
const isPlain = (value: unknown) => isScalar(value) || (Array.isArray(value) && value.every(isScalar))

const bounded = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.slice(0, MOST_FIELDS).map(bounded)
  return typeof value === 'string' ? value.slice(0, MOST_TEXT) : value
}

/** A key as one step of a path: a dot would split it. */
const slug = (key: string): string => key.replace(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, MOST_KEY)
