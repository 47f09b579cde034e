import { once } from 'node:events'
import { statSync, watch } from 'node:fs'
import { watchFile } from '../serve/watchFile.ts'

/** An editor writes a file in several steps; they are over by then. */
const SETTLED_MS = 80

/** Works again after each change of files and folders, until somebody ends it. */
export async function againAfterChanges(paths: readonly string[], work: () => Promise<number>): Promise<number> {
  let code = 0
  let timer: NodeJS.Timeout | undefined
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      console.log('')
      code = await work().catch((problem: Error) => {
        console.error(problem.message)
        return 1
      })
    }, SETTLED_MS)
  }
  const stops = paths.map((path) => {
    if (!statSync(path).isDirectory()) return watchFile(path, changed)
    const watcher = watch(path, changed)
    return () => watcher.close()
  })
  console.error('Waiting for changes. Ctrl-C ends it.')
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  clearTimeout(timer)
  for (const stop of stops) stop()
  return code
}
