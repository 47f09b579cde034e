import { globalsOf, type Platform } from './platform.ts'

/** What the data layer said since we listen: `update` is the visitor's, `default` what the site assumes. */
const updates = new Map<string, unknown>()
const defaults = new Map<string, unknown>()

interface Page {
  dataLayer?: unknown[]
  google_tag_data?: { ics?: { entries?: Record<string, { default?: unknown; update?: unknown } | undefined> } }
}

/** A command is what `gtag()` was called with, its `arguments`. A default for some regions may not be for this one. */
function take(entry: unknown): void {
  const [command, kind, types = {}] = Array.from((entry ?? []) as ArrayLike<unknown>)
  if (command !== 'consent') return
  const told = kind === 'update' ? updates : kind === 'default' && !('region' in Object(types)) ? defaults : undefined
  for (const [type, value] of Object.entries(Object(types))) told?.set(type, value)
}

const isGranted = (value: unknown): boolean | undefined => {
  if (value === true || value === 'granted') return true
  return value === false || value === 'denied' ? false : undefined
}

/**
 * Google Consent Mode has nothing to ask: its commands are read in the data layer, and what they came to where Google's
 * own tag keeps it. A default that denies is no answer, however long the visitor takes.
 */
export const google: Platform = {
  categories: { personalization: 'personalization_storage', analytics: 'analytics_storage' },
  listen(env, changed) {
    const { dataLayer: layer } = globalsOf<Page>(env)
    if (!Array.isArray(layer)) throw new Error('not there yet')
    layer.forEach(take)
    const { push } = layer
    let stopped = false
    const pushed = function (this: unknown, ...entries: unknown[]) {
      const length = push.apply(this as never, entries)
      if (!stopped) {
        entries.forEach(take)
        changed()
      }
      return length
    }
    layer.push = pushed
    return () => {
      stopped = true
      updates.clear()
      defaults.clear()
      // Somebody may have wrapped it after us: then ours stays, and only passes on.
      if (layer.push === pushed) layer.push = push
    }
  },
  ask(env, category) {
    const kept = globalsOf<Page>(env).google_tag_data?.ics?.entries?.[category]
    const answer = isGranted(updates.get(category)) ?? isGranted(kept?.update)
    if (answer !== undefined) return { allowed: answer, byVisitor: true }
    const assumed = isGranted(defaults.get(category)) ?? isGranted(kept?.default)
    return assumed === undefined ? undefined : { allowed: assumed, byVisitor: false }
  },
}
