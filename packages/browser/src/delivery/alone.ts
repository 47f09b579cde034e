import type { Env } from '../env.ts'

/**
 * Does some work unless another tab is at it; tells whether it was done. Where there are no locks (plain http, old
 * browsers) it is done anyway. Short work only: Firefox keeps no page that holds a lock in its back/forward cache.
 */
export async function alone({ window }: Env, name: string, work: () => Promise<void>): Promise<boolean> {
  let isBusy = false
  let working: Promise<void> | undefined
  const begin = () => {
    working = work()
    return working
  }
  try {
    await window.navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      isBusy = !lock
      return lock ? begin() : undefined
    })
  } catch (problem) {
    if (working) throw problem
    await begin()
  }
  return !isBusy
}
