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

/**
 * Reads files of records, a line of JSON each, as a collector appends them. What cannot be counted is left out, and told
 * in `intake`. Throws `UsageError` for a file that cannot be read.
 *
 * @param now the moment of reading, in milliseconds: no record is from tomorrow
 */
export function readRecords(files: readonly string[], now: number): RecordReading {
  const intake = createIntake()
  return { records: read(files, now, intake), intake }
}

async function* read(files: readonly string[], now: number, intake: Intake): AsyncGenerator<Measured> {
  const isNew = createSeen()
  for (const file of files) {
    for await (const line of readLines(file)) {
      if (!line.text.trim()) continue
      intake.lines += 1
      for (const item of itemsOf(line)) {
        const place = { file, line: line.number }
        if (typeof item === 'string') intake.leaveOut({ ...place, flaw: item })
        else if (!isNew(idOf(item.content))) intake.repeated += 1
        else {
          const measured = toMeasured(item.content, now)
          if (typeof measured === 'string') intake.leaveOut({ ...place, flaw: measured })
          else {
            intake.take(measured, place)
            yield measured
          }
        }
      }
    }
  }
}

/** What a line holds: a record, or a whole batch as pages send it. */
function itemsOf({ text, isLast, isTooLong }: Line): (Flaw | { content: unknown })[] {
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
