import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UsageError } from '../usage.ts'
import { type Cell, variantOf, wayOf } from './cells.ts'
import type { Tools } from './tools.ts'

/** How a picture differs from that of the last run. */
export interface Difference {
  /** Share of the pixels, 0 to 1. */
  share: number
  /** The pixels that differ, marked. */
  png: Buffer
}

/** The pictures of the last run, which those of this one take the place of. */
export interface Pictures {
  /** Keeps a picture and gives how it differs; nothing where it does not, or there was none. */
  put(cell: Cell, png: Buffer): Promise<Difference | undefined>
  /** Removes those of cells that are no more. */
  tidy(): Promise<void>
}

/** Nothing else in the folder is touched. */
const OURS = /\.(light|dark)\..*\.png$/
/** Less is a letter drawn a little differently. */
const LEAST_SHARE = 0.0005

/** Opens the folder of pictures. Throws `UsageError` where it cannot be written. */
export async function openPictures(
  folder: string,
  { PNG, pixelmatch }: Pick<Tools, 'PNG' | 'pixelmatch'>,
): Promise<Pictures> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--out ${folder} cannot be written (${error.code}).`)
  })
  const kept = new Set<string>()
  return {
    async put(cell, png) {
      const name = `${variantOf(cell.row)} ${wayOf(cell)}`.replace(/[^\w-]+/g, '.')
      kept.add(`${name}.png`)
      const file = join(folder, `${name}.png`)
      const before = await readFile(file).catch(() => undefined)
      await writeFile(file, png)
      if (!before || before.equals(png)) return undefined
      try {
        return compare(PNG.sync.read(before), PNG.sync.read(png))
      } catch {
        // What lay there was no picture.
        return undefined
      }
    },
    async tidy() {
      const names = await readdir(folder)
      await Promise.all(
        names.filter((name) => OURS.test(name) && !kept.has(name)).map((name) => rm(join(folder, name))),
      )
    },
  }

  function compare(before: InstanceType<typeof PNG>, now: InstanceType<typeof PNG>): Difference | undefined {
    const { width, height } = now
    if (before.width !== width || before.height !== height) return { share: 1, png: PNG.sync.write(now) }
    const marked = new PNG({ width, height })
    const many = pixelmatch(before.data, now.data, marked.data, width, height, { threshold: 0.1 })
    const share = many / (width * height)
    return share < LEAST_SHARE ? undefined : { share, png: PNG.sync.write(marked) }
  }
}
