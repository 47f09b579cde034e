import { createIntake, type Intake } from './intake.ts'
import { type Line, readLines } from './lines.ts'
import { type Flaw, type Measured, toMeasured } from './measured.ts'
import { createSeen } from './seen.ts'

export interface RecordReading {
  /** What can be counted, each message once, in the order of the files. */
  records: AsyncIterable<Measured>
  /** What is known of the lines read so far. */
  intake: Intake
}

/** Whose records are taken, where files are read several times to hold but some of them at once. */
export interface Part {
  has: (visitor: string) => boolean
  /** The first time the lines are counted, and what cannot be used is told. */
  isFirst: boolean
  intake: Intake
}

/**
 * Reads files of records, a line of JSON each, as a collector appends them. What cannot be counted is left out, and told
 * in `intake`. Throws `UsageError` for a file that cannot be read.
 *
 * @param now the moment of reading, in milliseconds: no record is from tomorrow
 */
export function readRecords(files: readonly string[], now: number, part: Part = whole()): RecordReading {
  return { records: read(files, now, part), intake: part.intake }
}

const whole = (): Part => ({ has: () => true, isFirst: true, intake: createIntake() })

async function* read(files: readonly string[], now: number, { has, isFirst, intake }: Part): AsyncGenerator<Measured> {
  const isNew = createSeen()
  for (const file of files) {
    for await (const line of readLines(file)) {
      if (!line.text.trim()) continue
      if (isFirst) intake.lines += 1
      const place = { file, line: line.number }
      for (const item of itemsOf(line)) {
        const measured = typeof item === 'string' ? item : toMeasured(item.content, now)
        if (typeof measured === 'string') {
          if (isFirst) intake.leaveOut({ ...place, flaw: measured })
        } else if (has(measured.visitor)) {
          if (isNew(idOf((item as Content).content))) {
            intake.take(measured, place)
            yield measured
          } else intake.repeated += 1
        }
      }
    }
  }
}

interface Content {
  content: unknown
}

/** What a line holds: a record, or a whole batch as pages send it. */
function itemsOf({ text, isLast, isTooLong }: Line): (Flaw | Content)[] {
  if (isTooLong) return ['too_long']
  try {
    const content: unknown = JSON.parse(text)
    const batch = (content as { batch?: unknown } | null)?.batch
    return Array.isArray(batch) ? batch.map((item: unknown) => ({ content: item })) : [{ content }]
  } catch {
    return [isLast ? 'cut' : 'not_json']
  }
}

const idOf = (content: unknown): string | undefined => {
  const id = (content as { messageId?: unknown } | null)?.messageId
  return typeof id === 'string' ? id : undefined
}
