import { stat } from 'node:fs/promises'
import { createIntake } from '../records/intake.ts'
import { intakeText } from '../records/intakeText.ts'
import type { Measured } from '../records/measured.ts'
import { readRecords } from '../records/readRecords.ts'
import type { Strangers } from '../report/strangers.ts'
import { number } from '../words.ts'
import { spreadText } from './chance.ts'

/** How much is held at once. */
export interface Bounds {
  /** Bytes of the file whose records are put together at a time. */
  bytes: number
  /** Records of one visitor. */
  records: number
}

const BOUNDS: Bounds = { bytes: 100e6, records: 10_000 }

export interface Gathering {
  file: string
  /** The moment of reading, in milliseconds. */
  now: number
  strangers: Strangers
  bounds?: Bounds
}

export interface Gathered {
  /** Each visitor with all records, in the order of the file. */
  visitors: AsyncIterable<[visitor: string, records: Measured[]]>
  /** What became of the records, a sentence each, once all visitors have come. */
  notes: () => string[]
  /** The most records that were held at once. */
  held: () => number
}

/**
 * Puts the records of each visitor together. A file is in the order of time, and who came today may come again in a month:
 * so a large one is read several times, each time for some of the visitors, and no more is held for more visits.
 */
export async function gather({ file, now, strangers, bounds = BOUNDS }: Gathering): Promise<Gathered> {
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  const parts = Math.max(1, Math.ceil(size / bounds.bytes))
  const intake = createIntake()
  let most = 0
  let tooMany = 0
  async function* visitors(): Gathered['visitors'] {
    for (let part = 0; part < parts; part++) {
      const has = (visitor: string) => spreadText(visitor) % parts === part
      const found = new Map<string, Measured[]>()
      let held = 0
      for await (const record of readRecords([file], now, { has, isFirst: part === 0, intake }).records) {
        if (!strangers.knows(record, intake.last)) continue
        const own = found.get(record.visitor) ?? []
        found.set(record.visitor, own)
        if (own.length >= bounds.records) {
          tooMany++
          continue
        }
        own.push(record)
        held++
      }
      most = Math.max(most, held)
      yield* found
    }
  }
  return {
    visitors: visitors(),
    notes: () => [
      ...intakeText(intake),
      ...strangers.sentences(),
      ...(tooMany
        ? [`${number(tooMany)} records are left out: nobody makes more than ${number(bounds.records)} of them alone.`]
        : []),
    ],
    held: () => most,
  }
}
