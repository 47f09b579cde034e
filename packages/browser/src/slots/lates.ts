import type { Stop } from '../env.ts'
import type { Kit } from '../kit.ts'

/** Fetches what shows late content once there is some; without it such places stay the page's own. */
export function startLates(kit: Kit): Stop {
  const load = () =>
    kit.parts
      .late()
      .then((part) => part.start(kit))
      .catch((problem) => kit.diagnose({ path: 'kairos-late.mjs', expected: String(problem) }))
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
