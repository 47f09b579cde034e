import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'

/** Fetches what shows late content once there is some; without it such places stay the page's own. */
export function startLates(kit: Kit): Stop {
  const load = () => kit.load('late').then((part) => part?.start(kit))
  let part: ReturnType<typeof load> | undefined
  let stopped = false
  const stopTaking = kit.lates.take(async (late) => {
    part ??= load()
    const loaded = await part
    if (!stopped) loaded?.show(late)
  })
  return () => {
    stopped = true
    stopTaking()
    part?.then((loaded) => loaded?.stop())
  }
}
