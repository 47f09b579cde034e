import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { KairosRecord } from '@kairos/core'
import { UsageError } from '../usage.ts'
import { spread } from './chance.ts'

/** Writes records as a collector keeps them, a line of JSON each. */
export interface RecordWriter {
  write(record: KairosRecord): void
  /** Done when the disk has kept up. */
  drained(): Promise<void>
  close(): Promise<void>
}

/** Lines are written so many characters at once. */
const CHUNK = 1 << 16

/** Throws `UsageError` for a file that cannot be written, or is there: records are not made again. */
export async function createRecordWriter(file: string): Promise<RecordWriter> {
  const stream = createWriteStream(file, { flags: 'wx' })
  await once(stream, 'open').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'EEXIST')
      throw new UsageError(`--records ${file} is there already: name a file that is not, or remove it.`)
    throw new UsageError(`--records ${file} cannot be written (${problem.code}).`)
  })
  let waiting = ''
  let isFull = false
  let visitor = ''
  let seq = 0
  const flush = () => {
    isFull = !stream.write(waiting) || isFull
    waiting = ''
  }
  return {
    write({ name, at, visitor: id, ...properties }) {
      seq = id === visitor ? seq + 1 : 1
      visitor = id
      const line = {
        type: 'track',
        event: name,
        messageId: idOf(at, id, seq),
        timestamp: new Date(at).toISOString(),
        anonymousId: id,
        properties: { ...properties, seq },
      }
      waiting += `${JSON.stringify(line)}\n`
      if (waiting.length > CHUNK) flush()
    },
    async drained() {
      if (!isFull) return
      isFull = false
      if (stream.writableNeedDrain) await once(stream, 'drain')
    },
    async close() {
      flush()
      stream.end()
      await once(stream, 'close')
    },
  }
}

/** A UUID of version 7 as pages make them: time, number, and in place of the page's name the visitor's. */
function idOf(at: number, visitor: string, seq: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0').slice(-digits)
  const time = hex(at, 12)
  const page = hex(spread(Number.parseInt(visitor.slice(8), 16)), 8) + visitor.slice(0, 4)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(seq, 3)}-8${visitor.slice(4, 7)}-${page}`
}
