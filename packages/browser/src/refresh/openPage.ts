import type { Campaign, Config } from '@kairos/schema'

type File = Partial<Config>

/** A file nobody checked may hold anything. */
const campaignsOf = ({ campaigns }: File): Campaign[] =>
  Array.isArray(campaigns) ? campaigns.filter((one) => typeof one === 'object' && one !== null) : []

/**
 * The file an open page goes on with: live campaigns, and what is switched off, are those of the new revision; the others
 * stay as they were until the next page. A live campaign that is gone is gone.
 */
export function openPageFile(before: File, file: File): File {
  const taken = campaignsOf(file).filter(({ live, enabled }) => live || enabled === false)
  const takenIds = new Set(taken.map(({ id }) => id))
  const ids = new Set(campaignsOf(file).map(({ id }) => id))
  const staying = campaignsOf(before).filter(({ id, live }) => !takenIds.has(id) && (!live || ids.has(id)))
  return {
    ...file,
    segments: { ...before.segments, ...file.segments },
    slots: { ...before.slots, ...file.slots },
    facts: { ...before.facts, ...file.facts },
    campaigns: [...taken, ...staying],
  }
}

/** Live campaigns that act on the page and read otherwise now: they are shown anew. */
export function actingAnew(before: File, open: File, acting: ReadonlySet<string>): Set<string> {
  const texts = new Map(campaignsOf(before).map((campaign) => [campaign.id, JSON.stringify(campaign)]))
  const changed = campaignsOf(open).filter(({ id }) => acting.has(id) && texts.get(id) !== undefined)
  return new Set(
    changed.flatMap((campaign) => (texts.get(campaign.id) === JSON.stringify(campaign) ? [] : campaign.id)),
  )
}

/** The same file with some campaigns switched off. */
export const without = (file: File, ids: ReadonlySet<string>): File =>
  changed(file, ids, (campaign) => ({ ...campaign, enabled: false }))

/** The same file with some campaigns that may act once more: they were counted when they were shown first. */
export const uncounted = (file: File, ids: ReadonlySet<string>): File =>
  changed(file, ids, ({ limits: _, ...campaign }) => ({ ...campaign, interrupts: false }))

const changed = (file: File, ids: ReadonlySet<string>, change: (campaign: Campaign) => Campaign): File => ({
  ...file,
  campaigns: campaignsOf(file).map((campaign) => (ids.has(campaign.id) ? change(campaign) : campaign)),
})
