import { createHash } from 'node:crypto'
import { readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Files } from '../pack/packedFiles.ts'
import { putFiles, readIfThere } from '../pack/putFiles.ts'

/** What was published from this folder, for going back. */
export interface Memory {
  folder: string
  /** Revisions to go back to, the lowest first. */
  revisions(): Promise<number[]>
  /** The highest revision ever published from here; 0 before the first time. */
  highest(): Promise<number>
  /** The packed file of a revision. */
  read(revision: number): Promise<string | undefined>
  /** Notes that a revision is about to be published: whatever comes of it, nothing else will have its number. */
  take(revision: number): Promise<void>
  /** Remembers what was just published. */
  keep(revision: number, files: Files): Promise<void>
  /** Forgets all revisions after one as places to go back to; their numbers stay taken. */
  undoAfter(revision: number): Promise<void>
}

const MOST_KEPT = 20
const STANDING = /^(\d+)\.json$/
const ANY = /^(\d+)\.(json|undone\.json|taken)$/

/** Opens what is remembered of a target beside the file: each target has its own past. */
export function openMemory(file: string, to: string): Memory {
  const words = to.match(/[a-z0-9]+/gi)?.slice(-3) ?? []
  const name = [...words, createHash('sha256').update(to).digest('hex').slice(0, 6)].join('-')
  const folder = join(dirname(file), '.kairos', 'published', name)
  const numbersIn = async (like: RegExp) => {
    const names = await readdir(folder).catch(() => [])
    return names
      .flatMap((one) => like.exec(one)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b)
  }
  const revisions = () => numbersIn(STANDING)
  return {
    folder,
    revisions,
    highest: async () => (await numbersIn(ANY)).at(-1) ?? 0,
    read: (revision) => readIfThere(join(folder, `${revision}.json`)),
    take: (revision) => putFiles(folder, [[`${revision}.taken`, '']]),
    async keep(revision, files) {
      await putFiles(join(folder, 'current'), files)
      const content = files.find(([own]) => own === 'kairos.json')![1]
      await putFiles(folder, [[`${revision}.json`, content]])
      await rm(join(folder, `${revision}.taken`), { force: true })
      for (const old of (await revisions()).slice(0, -MOST_KEPT)) await rm(join(folder, `${old}.json`), { force: true })
    },
    async undoAfter(revision) {
      for (const undone of (await revisions()).filter((one) => one > revision))
        await rename(join(folder, `${undone}.json`), join(folder, `${undone}.undone.json`))
    },
  }
}
