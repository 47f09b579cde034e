import type { Config } from '@kairos/schema'
import type { Place } from '../records/intake.ts'
import type { Measured } from '../records/measured.ts'
import { count, printable } from '../terminal.ts'
import { number } from '../words.ts'

/** Records that the file does not know. */
export interface Strangers {
  /** Whether a record is of a campaign of the file. What names no campaign always is. */
  knows(record: Measured, place: Place): boolean
  /** What was found, a sentence each with the place of the first. */
  sentences(): string[]
}

/** Records that are strange for one reason. */
interface Strange {
  first: Place
  times: number
}

const MOST_NAMED = 3
/** Of more campaigns, or revisions, than that only the number of records is kept. */
const MOST_KEPT = 1000

/** Looks out for records of another site, or of another time of this one. Without a file nothing is strange. */
export function createStrangers(config: Config | undefined): Strangers {
  const known = config && new Set((config.campaigns ?? []).map(({ id }) => id))
  const { revision = 0 } = config ?? {}
  const campaigns = createList()
  const newer = createList()
  return {
    knows(record, place) {
      if (revision && record.revision > revision) newer.add(`${record.revision}`, place)
      if (!known || !('campaign' in record) || known.has(record.campaign)) return true
      campaigns.add(record.campaign, place)
      return false
    },
    sentences: () => [
      ...campaigns.sentences(
        ({ name, where, records }) =>
          `${where}  left out: the file has no campaign ${name}. ${records}. Another site, or a campaign that is gone?`,
        'campaigns that the file does not have',
      ),
      ...newer.sentences(
        ({ name, where, records }) =>
          `${where}  revision ${name} is newer than the file's ${revision}. ${records}. Is the file the published one?`,
        'newer revisions',
      ),
    ],
  }
}

interface Told {
  name: string
  /** `records.ndjson:12` */
  where: string
  /** `3 records` */
  records: string
}

function createList() {
  const all = new Map<string, Strange>()
  let others = 0
  return {
    add(name: string, place: Place) {
      const found = all.get(name)
      if (found) {
        found.times += 1
        if (place.file === found.first.file && place.line < found.first.line) found.first = place
      } else if (all.size < MOST_KEPT) all.set(name, { first: place, times: 1 })
      else others += 1
    },
    sentences(sentence: (told: Told) => string, noun: string): string[] {
      const sorted = [...all].sort(([, one], [, other]) => other.times - one.times)
      const more = sorted.slice(MOST_NAMED)
      const left = more.reduce((sum, [, { times }]) => sum + times, others)
      return [
        ...sorted.slice(0, MOST_NAMED).map(([name, { first, times }]) =>
          sentence({
            name: printable(name),
            where: `${printable(first.file)}:${first.line}`,
            records: count(times, 'record'),
          }),
        ),
        ...(left
          ? [`… and ${number(left)} more of ${others ? 'more than ' : ''}${number(more.length)} other ${noun}`]
          : []),
      ]
    },
  }
}
