import type { KairosEvents } from './api.ts'
import type { Env, Stop } from './env.ts'

/** Everything that can be heard of, as DOM events on the document: one way for the page, the panel and a test. */
export interface Events {
  emit: <Name extends keyof KairosEvents>(name: Name, detail: KairosEvents[Name]) => void
  on: <Name extends keyof KairosEvents>(name: Name, listener: (detail: KairosEvents[Name]) => void) => Stop
  stop: Stop
}

export function createEvents(env: Env): Events {
  const { document, window } = env
  let ready: KairosEvents['ready'] | undefined
  const stops: Stop[] = []
  return {
    emit(name, detail) {
      if (name === 'ready') ready = detail as KairosEvents['ready']
      document.dispatchEvent(new window.CustomEvent(`kairos:${name}`, { detail }))
    },
    on(name, listener) {
      const hear = listener as (detail: unknown) => void
      // Who asks late has not missed the start.
      const late = name === 'ready' && ready ? env.later(() => hear(ready), 0) : undefined
      const stop = env.on(document, `kairos:${name}`, (event) => hear((event as CustomEvent).detail))
      const stopBoth = () => {
        late?.()
        stop()
      }
      stops.push(stopBoth)
      return stopBoth
    },
    stop() {
      for (const stop of stops.splice(0)) stop()
    },
  }
}
