import type { Trigger } from '@kairos/schema'
import type { BadUnit, Diagnostic } from '../diagnostic.ts'
import type { Program } from '../program.ts'
import { watchGroup } from './groups.ts'
import { createKinds } from './kinds.ts'
import type { Reserve, TriggerBase, Watch, Watcher } from './watcher.ts'

/** A campaign's trigger made ready. */
export interface Waiting {
  campaign: string
  /** How many numbers a page keeps for it. */
  places: number
  trigger: Watcher
  cancel: Watcher | undefined
  delayMs: number
}

/** All triggers of a program, by the signals that may make them come. */
export interface TriggerIndex {
  byName: Map<string, Waiting[]>
  /** Those that may come by themselves. */
  timed: Waiting[]
  /** Triggers that cannot be used, by the id of their campaign, which never acts. */
  diagnostics: Diagnostic[]
}

/** A file nests no deeper on purpose. */
const MOST_LEVELS = 20

/** Makes all triggers of a program ready; one that cannot be used disables its campaign only. */
export function prepareTriggers(base: TriggerBase, { campaigns, history }: Program): TriggerIndex {
  const index: TriggerIndex = { byName: new Map(), timed: [], diagnostics: [] }
  const kinds = createKinds(base, history?.fieldsTest) as Kinds
  for (const { campaign } of campaigns) {
    const { id, trigger } = campaign
    if (trigger === undefined) continue
    try {
      const waiting = prepare({ base, kinds, campaign: id, source: trigger })
      const { names, times } = waiting.trigger
      for (const name of new Set([...names, ...(waiting.cancel?.names ?? [])]))
        index.byName
          .set(name, index.byName.get(name) ?? [])
          .get(name)!
          .push(waiting)
      if (times.length || waiting.cancel?.times.length || waiting.delayMs) index.timed.push(waiting)
    } catch (problem) {
      const { expected = 'trigger', steps = [] } = problem as Partial<BadUnit>
      index.diagnostics.push({ path: ['campaigns', id, 'trigger', ...steps].join('.'), expected })
    }
  }
  return index
}

type Kinds = Record<string, (trigger: Trigger, reserve: Reserve) => Watcher>

interface Preparing {
  base: TriggerBase
  kinds: Kinds
  campaign: string
  source: Trigger
}

function prepare({ base, kinds, campaign, source }: Preparing): Waiting {
  const { durationMs, expect, own } = base
  let places = 0
  const reserve = (count: number) => {
    places += count
    return places - count
  }
  const watch: Watch = (trigger, level) => {
    expect(typeof trigger === 'object' && trigger && !Array.isArray(trigger) && level < MOST_LEVELS, 'trigger')
    expect(!level || trigger.delay === undefined, 'nothing: only the outermost has one', 'delay')
    expect(!level || trigger.cancelOn === undefined, 'nothing: only the outermost has one', 'cancelOn')
    if (!('type' in trigger))
      return watchGroup(base, trigger, (key, list) => {
        expect(Array.isArray(list) && list.length, 'list of triggers', key)
        return { reserve, watchers: list.map((part, index) => within([key, `${index}`], () => watch(part, level + 1))) }
      })
    const kind = own(kinds, `${trigger.type}`)
    expect(kind, 'kind of trigger', 'type')
    return kind!(trigger, reserve)
  }
  const trigger = watch(source, 0)
  const delayMs = durationMs(source.delay ?? '0s')!
  expect(delayMs >= 0, 'duration', 'delay')
  const { cancelOn } = source
  const cancel = cancelOn === undefined ? undefined : within(['cancelOn'], () => watch(cancelOn, 1))
  return { campaign, trigger, cancel, delayMs, places }
}

/** Names the way to a problem. */
function within<T>(steps: string[], build: () => T): T {
  try {
    return build()
  } catch (problem) {
    ;(problem as Partial<BadUnit>).steps?.unshift(...steps)
    throw problem
  }
}
