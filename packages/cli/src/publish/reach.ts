import type { Config } from '@kairos/schema'

/** Says when visitors have the new file: on open pages, and on the next. */
export function reachOf({ settings = {}, campaigns = [] }: Config): string {
  const live = campaigns.filter((campaign) => campaign.live && campaign.enabled !== false).map(({ id }) => id)
  const asks = settings.stream ? 'are told at once' : settings.refresh ? `ask every ${settings.refresh}` : undefined
  if (!asks) {
    const hint = live.length ? ` "live" of ${live.join(', ')} needs "refresh" in settings.` : ''
    return `Visitors have it from their next page on: open pages do not ask.${hint}`
  }
  const now = live.length ? `${live.join(', ')} then ${live.length === 1 ? 'changes' : 'change'} there at once` : ''
  return `Open pages ${asks}${now ? `; ${now}, the rest from the next page on` : ', and go by it from their next page on'}.`
}
