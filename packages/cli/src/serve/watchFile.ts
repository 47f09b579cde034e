import { type FSWatcher, unwatchFile, watch, watchFile as watchByPolling } from 'node:fs'
import { basename, dirname } from 'node:path'

const POLL_MS = 500

/** Watches the folder, not the file: many editors put a new file in place of the old one. */
export function watchFile(file: string, changed: () => void): () => void {
  let watcher: FSWatcher | undefined
  const poll = () => void watchByPolling(file, { interval: POLL_MS }, changed)
  try {
    watcher = watch(dirname(file), (_, name) => {
      if (name === null || name === basename(file)) changed()
    })
    watcher.on('error', poll)
  } catch {
    // Linux gives out a limited number of watches, and network drives none.
    poll()
  }
  return () => {
    watcher?.close()
    unwatchFile(file, changed)
  }
}
