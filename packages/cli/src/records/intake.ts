import { createClocks } from './clocks.ts'
import type { Flaw, Measured } from './measured.ts'

/** Where a record stands. */
export interface Place {
  file: string
  line: number
}

/** A line that is left out. */
export interface LeftOut extends Place {
  flaw: Flaw
}

/** What became of the lines that were read. */
export interface Intake {
  /** Lines that are not empty. */
  lines: number
  /** Records that count. */
  used: number
  /** Records that came before: delivery is at least once. */
  repeated: number
  /** Records left out, by what is wrong with them. */
  leftOut: Map<Flaw, number>
  /** The first few of each kind. */
  examples: LeftOut[]
  /** Places at which a visitor's clock was set back, and by how many milliseconds; the first few. */
  jumps: (Place & { back: number })[]
  /** How many there are in all. */
  jumped: number
  /** Records that count, by the revision of the file that decided. */
  revisions: Map<number, number>
  /** Moments of the first and the last record that count. */
  span: { from: number; to: number } | undefined
  /** Where the last record that counts stands. */
  last: Place
  take(record: Measured, place: Place): void
  leaveOut(line: LeftOut): void
}

const MOST_EXAMPLES = 3

export function createIntake(): Intake {
  const setBack = createClocks()
  return {
    lines: 0,
    used: 0,
    repeated: 0,
    leftOut: new Map(),
    examples: [],
    jumps: [],
    jumped: 0,
    revisions: new Map(),
    span: undefined,
    last: { file: '', line: 0 },
    take(record, place) {
      const { at, revision } = record
      const back = setBack(record)
      if (back) {
        this.jumped += 1
        if (this.jumps.length < MOST_EXAMPLES) this.jumps.push({ ...place, back })
      }
      this.used += 1
      this.last = place
      this.revisions.set(revision, (this.revisions.get(revision) ?? 0) + 1)
      const { from, to } = this.span ?? { from: at, to: at }
      this.span = { from: Math.min(from, at), to: Math.max(to, at) }
    },
    leaveOut(line) {
      const known = this.leftOut.get(line.flaw) ?? 0
      this.leftOut.set(line.flaw, known + 1)
      if (known < MOST_EXAMPLES) this.examples.push(line)
    },
  }
}
