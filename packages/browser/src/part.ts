import type { Stop } from './env.ts'
import type { Kit, Parts } from './kit.ts'

/** Starts a part once it is loaded. The page goes on without one that does not come, and says so. */
export function startPart({ diagnose }: Kit, name: keyof Parts, loadAndStart: () => Promise<Stop>): Stop {
  let stopped = false
  let stop: Stop = () => {}
  const begin = async () => {
    try {
      stop = await loadAndStart()
      if (stopped) stop()
    } catch (problem) {
      diagnose({ path: `kairos-${name}.mjs`, expected: String(problem) })
    }
  }
  begin()
  return () => {
    stopped = true
    stop()
  }
}
