import type { Env, Stop } from '../env.ts'
import type { Kit } from '../kit.ts'

/** More changes than that between two frames are a storm, and only where it ends is a page. */
const MOST_CHANGES = 2
/** A storm is over when nothing changed for so long. Hidden pages, which have no frames, wait as long. */
const QUIET_MS = 100

/**
 * Enters the page anew when its address changes without a page load, before the next frame is painted, and when it comes
 * back from the back/forward cache. A change of path or query is another page; of the hash only where it is a path.
 */
export function startRoutes({ env, address, enter, send }: Kit): Stop {
  const { window, document } = env
  let here = address()
  let changes = 0
  let isStorm = false
  let frame = 0
  let stopTimer: Stop = () => {}

  const settle = () => {
    stop()
    isStorm = !isStorm && changes > MOST_CHANGES
    changes = 0
    if (isStorm) return wait()
    const { href, hash } = window.location
    if (href === here) return
    const from = here
    here = href
    if (pageOf(href) !== pageOf(from)) enter()
    else send('facts', { 'page.url': href, 'page.hash': hash })
    send('route', { path: pathOf(href), from: pathOf(from) })
  }
  const wait = () => {
    stop()
    const guarded = () => {
      try {
        settle()
      } catch {
        // Frames are not guarded, as timers and listeners are.
      }
    }
    if (isStorm || document.hidden) stopTimer = env.later(settle, QUIET_MS)
    else frame = window.requestAnimationFrame(guarded)
  }
  const stop = () => {
    window.cancelAnimationFrame(frame)
    stopTimer()
  }
  const changed = () => {
    changes++
    if (isStorm || changes === 1) wait()
  }

  const stopHearing = hearAddress(env, changed)
  const stopRestores = env.on(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) enter()
  })
  if (window.location.href !== here) changed()
  return () => {
    stop()
    stopHearing()
    stopRestores()
  }
}

/** The address of a page: without a hash that names a place in it. `#/cart` and `#!/cart` are paths. */
const pageOf = (href: string): string => href.replace(/#(?!!?\/).*/, '')

/** Path of an address; with the hash where it is a path. */
const pathOf = (href: string): string => pageOf(href).replace(/^\w+:\/\/[^/]*|\?[^#]*/g, '')

/** Hears of every change of the address. */
function hearAddress(env: Env, changed: () => void): Stop {
  const { window } = env
  const { navigation, history } = window
  // Browsers before 2026 tell only of steps back and forth: a page's own steps are heard where it makes them.
  if (navigation) return env.on(navigation, 'currententrychange', changed)
  const stops = [
    env.on(window, 'popstate', changed),
    env.on(window, 'hashchange', changed),
    patch('pushState'),
    patch('replaceState'),
  ]
  return () => {
    for (const stop of stops) stop()
  }

  function patch(name: 'pushState' | 'replaceState'): Stop {
    const original = history[name]
    const isOwn = Object.hasOwn(history, name)
    let isOn = true
    const patched: History['pushState'] = function (this: History, ...change) {
      original.apply(this, change)
      if (isOn) changed()
    }
    history[name] = patched
    return () => {
      isOn = false
      // Whoever came after us goes on calling ours, which does nothing more.
      if (history[name] !== patched) return
      if (isOwn) history[name] = original
      else Reflect.deleteProperty(history, name)
    }
  }
}
