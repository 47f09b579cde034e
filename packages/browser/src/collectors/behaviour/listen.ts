import type { Env, Stop } from '../../env.ts'

/** Listens to several events at once; `types` are parted by spaces. */
export function listen({ on }: Env, target: EventTarget, types: string, listener: (event: never) => void): Stop {
  return together(types.split(' ').map((type) => on(target, type, listener as (event: Event) => void)))
}

/** Several stops as one. */
export const together = (stops: (Stop | undefined)[]): Stop => {
  return () => {
    for (const stop of stops) stop?.()
  }
}
