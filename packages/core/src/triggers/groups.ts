import type { Trigger, TriggerGroup } from '@kairos/schema'
import type { Moment, Reserve, TriggerBase, Watcher } from './watcher.ts'

type Group = (parts: Watcher[], reserve: Reserve, withinMs: number) => Watcher['comes']

/** Every part takes part in every signal, since each keeps what it has seen. */
const coming = (parts: Watcher[], moment: Moment, seen: number[]): boolean[] =>
  parts.map((part) => part.comes(moment, seen))

const groups: Record<'any' | 'all' | 'then', Group> = {
  any: (parts) => (moment, seen) => coming(parts, moment, seen).includes(true),

  all(parts, reserve) {
    const first = reserve(parts.length)
    return (moment, seen) => {
      for (const [part, comes] of coming(parts, moment, seen).entries()) if (comes) seen[first + part] = 1
      const came = parts.every((_, part) => seen[first + part])
      if (came) seen.fill(0, first, first + parts.length)
      return came
    }
  },

  // For each step, the latest start from which all steps up to it have come: a late start leaves the most time.
  then(parts, reserve, withinMs) {
    const first = reserve(parts.length)
    return (moment, seen) => {
      const { at } = moment.signal
      const now = coming(parts, moment, seen)
      // From the last step to the first: one moment counts for one step.
      for (let step = parts.length; step--; )
        if (now[step]) seen[first + step] = step ? Math.max(seen[first + step]!, seen[first + step - 1]!) : at
      const last = first + parts.length - 1
      const started = seen[last]!
      // A whole row that took too long is no row; its later start may still become one.
      seen[last] = 0
      const came = started > 0 && at - started <= withinMs
      if (came) seen.fill(0, first, last)
      return came
    }
  },
}

/** Makes a group of triggers a watcher: exactly one of `any`, `all` and `then`. Throws `BadUnit`. */
export function watchGroup({ durationMs, expect }: TriggerBase, group: TriggerGroup, parts: Parts): Watcher {
  const kinds = (['any', 'all', 'then'] as const).filter((one) => group[one] !== undefined)
  const kind = kinds[0]!
  expect(kinds.length === 1, 'type, or one of any, all and then')
  const within = durationMs(group.within ?? '9999w')!
  expect(kind === 'then' ? within >= 0 : group.within === undefined, 'duration, beside then', 'within')
  const { reserve, watchers } = parts(kind, group[kind]!)
  return {
    names: watchers.flatMap(({ names }) => names),
    times: watchers.flatMap(({ times }) => times),
    comes: groups[kind](watchers, reserve, within),
  }
}

/** Makes the parts of a group watchers. */
export type Parts = (kind: string, list: Trigger[]) => { watchers: Watcher[]; reserve: Reserve }
