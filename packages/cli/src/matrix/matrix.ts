import type { Config } from '@kairos/schema'
import type { Browser } from 'puppeteer-core'
import type { Row } from '../links/rows.ts'
import { type Cell, cellsOf, variantOf, type Ways, wayOf } from './cells.ts'
import type { Judged } from './judge.ts'
import type { Difference, Pictures } from './pictures.ts'
import { keyOf, type Problem } from './problem.ts'
import { type Shot, shoot } from './shoot.ts'
import { type Signed, type Signoff, variantHash } from './signoff.ts'

/** One picture, and what is to be said of it. */
export interface Look {
  way: string
  problems: (Problem & { key: string; isAccepted: boolean })[]
  difference: Difference | undefined
  jpeg: Buffer | undefined
}

/** One variant in all ways. */
export interface Looks {
  row: Row
  /** `campaign:variant`. */
  id: string
  hash: string
  signed: Signed | undefined
  /** Whether it shows something else than when it was signed off. */
  isChanged: boolean
  looks: Look[]
}

export interface Making {
  config: Config
  rows: readonly Row[]
  ways: Ways
  base: URL
  browser: Browser
  axe: string
  pictures: Pictures
  signoff: Signoff
  /** How many pages are open at once. */
  lanes: number
  /** Hears of each cell that is done. */
  done: (many: number, all: number) => void
}

/** Looks at every variant in every way, several at once. */
export async function makeMatrix(making: Making): Promise<Looks[]> {
  const { config, rows, ways, pictures, signoff } = making
  const cells = cellsOf(rows, ways)
  const shots = await shootAll(cells, making)
  const looks = new Map<Row, Look[]>(rows.map((row) => [row, []]))
  for (const { cell, problems, jpeg, png } of shots) {
    const way = wayOf(cell)
    const accepted = signoff[variantOf(cell.row)]?.accepted ?? []
    const difference = png && (await pictures.put(cell, png))
    const known = problems.map((problem) => {
      const key = keyOf(way, problem)
      return { ...problem, key, isAccepted: accepted.includes(key) }
    })
    looks.get(cell.row)!.push({ way, problems: known, difference, jpeg })
  }
  return rows.map((row) => {
    const id = variantOf(row)
    const hash = variantHash(row.raw, config)
    const signed = Object.hasOwn(signoff, id) ? signoff[id] : undefined
    return { row, id, hash, signed, isChanged: signed !== undefined && signed.hash !== hash, looks: looks.get(row)! }
  })
}

/** Each lane is a browser of its own, with what it has stored, and takes the next cell when it is free. */
async function shootAll(cells: readonly Cell[], { browser, base, axe, lanes, done }: Making): Promise<Shot[]> {
  const shots: Shot[] = []
  const own = new Map<string, Promise<Judged | undefined>>()
  let next = 0
  let many = 0
  const lane = async () => {
    const context = await browser.createBrowserContext()
    for (let at = next++; at < cells.length; at = next++) {
      shots[at] = await shoot(cells[at]!, { context, base, axe, own })
      done(++many, cells.length)
    }
    await context.close()
  }
  await Promise.all(Array.from({ length: Math.min(lanes, cells.length) }, lane))
  return shots
}

export const newProblems = (all: readonly Looks[]): Look['problems'] =>
  all.flatMap(({ looks }) => looks.flatMap(({ problems }) => problems.filter(({ isAccepted }) => !isAccepted)))

/** Signs off what was seen, on top of what was signed off before; what the file has no more is forgotten. */
export function signedOff(all: readonly Looks[], { before, config, by, at }: Signing): Signoff {
  const isKnown = (id: string) =>
    (config.campaigns ?? []).some(({ id: campaign, variants }) =>
      variants.some((variant) => variantOf({ campaign, variant: variant.id }) === id),
    )
  const kept = Object.entries(before).filter(([id]) => isKnown(id))
  const now = all.map(({ id, hash, looks }): [string, Signed] => [
    id,
    {
      hash,
      by,
      at,
      accepted: [...unseen(id, hash, looks), ...looks.flatMap(({ problems }) => problems.map(({ key }) => key))],
    },
  ])
  /** What was accepted of the same content on screens that were not looked at now. */
  function unseen(id: string, hash: string, looks: readonly Look[]): string[] {
    const signed = Object.hasOwn(before, id) ? before[id] : undefined
    if (signed?.hash !== hash) return []
    return signed.accepted.filter((key) => !looks.some(({ way }) => key.startsWith(`${way} `)))
  }
  return { ...Object.fromEntries(kept), ...Object.fromEntries(now) }
}

export interface Signing {
  before: Signoff
  config: Config
  by: string
  /** The moment, such as `2026-11-26T11:20:00.000Z`. */
  at: string
}
