import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UsageError } from '../usage.ts'
import { type CollectedRecord, isRecord } from './collected.ts'

/** Records as lines of JSON. */
export interface RecordFile {
  /** What the file held when it was opened. */
  earlier: CollectedRecord[]
  /** Lines that could not be read, and stay as they are. */
  unreadable: number
  /** Writes records to the end; done when they are on the disk. */
  append(records: readonly CollectedRecord[]): Promise<void>
  close(): Promise<void>
}

/** Opens the file, or begins one. Throws `UsageError` where none can be. */
export async function openRecordFile(file: string): Promise<RecordFile> {
  const handle = await open(file, 'a+').catch((error: NodeJS.ErrnoException) => {
    const folder = error.code === 'ENOENT' ? `there is no folder ${dirname(file)}` : `${file} cannot be written`
    throw new UsageError(`${folder}. Name a file for the records: --records records.ndjson`)
  })
  const lines = (await handle.readFile('utf8')).split('\n')
  // A crash may have left half a line: the next one begins on its own.
  const last = lines.pop()
  let isBroken = last !== ''
  if (last) lines.push(last)
  const read = lines.map(parse)
  const earlier = read.filter(isRecord)
  const append = async (records: readonly CollectedRecord[]) => {
    if (!records.length) return
    const text = records.map((record) => `${JSON.stringify(record)}\n`).join('')
    await handle.appendFile(isBroken ? `\n${text}` : text)
    isBroken = false
    await sync(handle)
  }
  return { earlier, unreadable: read.length - earlier.length, append, close: () => handle.close() }
}

/** A pipe or /dev/stdout has nothing to sync. */
const sync = (handle: FileHandle) => handle.sync().catch(() => {})

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
