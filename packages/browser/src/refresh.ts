import type { Stop } from './env.ts'
import type { Kit, Source } from './kit.ts'
import { startFeeds } from './refresh/feeds.ts'
import { configPoll } from './refresh/poll.ts'
import { startRevisions } from './refresh/revisions.ts'
import { startStream } from './refresh/stream.ts'
import type { Loop } from './runtime.ts'

/** The part that keeps an open page up to date: feeds, and new revisions of the file. */
export async function start(kit: Kit, source: Source, loop: Loop): Promise<Stop> {
  const { env, settings } = kit
  // What knows dates has come before the first decision only where that asked for it. How long somebody answers for is asked now.
  const dates = kit.program.history ?? (await kit.load('history'))?.start(kit.base)
  const feeds = startFeeds(kit, dates)
  const revisions = startRevisions({ kit, source, loop, changed: feeds.follow })
  const config = configPoll({ kit, source, heard: revisions.take })
  // The page may have begun with the last good file, and a newer one is here already.
  revisions.take()
  const stopStream =
    settings.stream &&
    startStream(env, settings.stream, {
      opened(isOpen) {
        config?.relax(isOpen)
        feeds.relax(isOpen)
      },
      changed(what) {
        if (!what || what === 'config') config?.now()
        feeds.now(what)
      },
    })
  return () => {
    if (stopStream) stopStream()
    config?.stop()
    revisions.stop()
    feeds.stop()
  }
}
