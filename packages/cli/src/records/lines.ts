import { createReadStream } from 'node:fs'
import { UsageError } from '../usage.ts'

/** No record is longer; a file without line breaks must not fill the memory. */
const MOST_BYTES = 1_000_000
const LINE_BREAK = 0x0a

export interface Line {
  /** From 1. */
  number: number
  text: string
  /** The file ends in it, without a line break: it may be half a line. */
  isLast: boolean
  /** More than a record can have; the text is its beginning. */
  isTooLong: boolean
}

/** Reads a file line by line, in as much memory as a line needs. Throws `UsageError` for one that cannot be read. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  let number = 0
  let parts: Buffer[] = []
  let bytes = 0
  const add = (part: Buffer) => {
    if (bytes < MOST_BYTES) parts.push(part)
    bytes += part.length
  }
  const take = (isLast: boolean): Line => {
    number += 1
    const isTooLong = bytes > MOST_BYTES
    const whole = Buffer.concat(parts)
    const text = (isTooLong ? whole.subarray(0, MOST_BYTES) : whole).toString('utf8')
    parts = []
    bytes = 0
    return { number, text: number === 1 ? text.replace(/^\uFEFF/, '') : text, isLast, isTooLong }
  }
  for await (const chunk of chunksOf(file)) {
    let from = 0
    for (let end = chunk.indexOf(LINE_BREAK); end >= 0; end = chunk.indexOf(LINE_BREAK, from)) {
      add(chunk.subarray(from, end))
      yield take(false)
      from = end + 1
    }
    if (from < chunk.length) add(chunk.subarray(from))
  }
  if (bytes) yield take(true)
}

async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file) as AsyncIterable<Buffer>
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new UsageError(`there is no file ${file} here.`)
    if (code === 'EISDIR') throw new UsageError(`${file} is a folder. Name the files in it: ${file}/*.ndjson`)
    throw new UsageError(`${file} cannot be read (${code}).`)
  }
}
