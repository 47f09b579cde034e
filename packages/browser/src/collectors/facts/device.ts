import type { Env, Stop } from '../../env.ts'

/** A window that is being resized changes many times a second. */
const SETTLED_MS = 250

const media = ({ window }: Env, query: string) => window.matchMedia(query)
const DARK = '(prefers-color-scheme: dark)'
const REDUCED = '(prefers-reduced-motion: reduce)'

/** Facts of the device that every browser tells at once. */
export const deviceFacts: Record<string, (env: Env) => unknown> = {
  'device.touch': ({ window }) => window.navigator.maxTouchPoints > 0,
  'device.viewportWidth': ({ window }) => window.innerWidth,
  'device.viewportHeight': ({ window }) => window.innerHeight,
  'device.darkMode': (env) => media(env, DARK).matches,
  'device.reducedMotion': (env) => media(env, REDUCED).matches,
  'device.saveData': ({ window }) =>
    !!(window.navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData,
  'device.online': ({ window }) => window.navigator.onLine,
}

/** What tells that a fact may have changed on the open page. */
const deviceChanges: Record<string, (env: Env) => [target: EventTarget, type: string][]> = {
  'device.viewportWidth': ({ window }) => [[window, 'resize']],
  'device.viewportHeight': ({ window }) => [[window, 'resize']],
  'device.darkMode': (env) => [[media(env, DARK), 'change']],
  'device.reducedMotion': (env) => [[media(env, REDUCED), 'change']],
  'device.online': ({ window }) => [
    [window, 'online'],
    [window, 'offline'],
  ],
}

/** Calls back when a fact may have changed. */
export function watchDevice(env: Env, path: string, changed: () => void): Stop[] {
  const changes = Object.hasOwn(deviceChanges, path) ? deviceChanges[path]!(env) : []
  return changes.map(([target, type]) => {
    let stopTimer: Stop = () => {}
    const stop = env.on(target, type, () => {
      stopTimer()
      if (type !== 'resize') return changed()
      stopTimer = env.later(changed, SETTLED_MS)
    })
    return () => {
      stopTimer()
      stop()
    }
  })
}
