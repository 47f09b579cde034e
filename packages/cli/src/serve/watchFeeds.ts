import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fieldsOf } from '../validate/tolerant.ts'
import { watchFile } from './watchFile.ts'

/** A write is over by then; a page that asks too early gets half a file, and asks again. */
const SETTLED_MS = 20

export interface FeedWatch {
  folder: string
  /** The content of kairos.json. */
  config: unknown
  /** Hears the id of a feed whose file has another text. */
  changed(id: string): void
}

/** Watches the files of feeds that lie in the site's own folder. */
export function watchFeeds({ folder, config, changed }: FeedWatch): () => void {
  const stops = Object.entries(fieldsOf(fieldsOf(config)['feeds'])).flatMap(([id, feed]) => {
    const { url } = fieldsOf(feed)
    if (typeof url !== 'string' || !/^\/[^/]/.test(url) || url.includes('..')) return []
    const file = join(folder, url.replace(/[?#].*/s, ''))
    const read = () => readFile(file, 'utf8').catch(() => undefined)
    let last = read()
    let timer: NodeJS.Timeout | undefined
    const stop = watchFile(file, () => {
      clearTimeout(timer)
      timer = setTimeout(async () => {
        const [before, now] = [await last, await read()]
        last = Promise.resolve(now)
        if (now !== before) changed(id)
      }, SETTLED_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  })
  return () => {
    for (const stop of stops) stop()
  }
}
