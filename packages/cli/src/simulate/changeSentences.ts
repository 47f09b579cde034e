import { reasons } from '@kairos/core'
import { number, percent } from '../words.ts'
import type { CampaignChange } from './comparison.ts'
import type { Summary } from './summary.ts'

/** Who gains and who loses against another file, one sentence a campaign. */
export function changeSentences({ changes = [], visitors, segments, campaigns }: Summary): string[] {
  const nameOfSegment = (id: string) => segments.find(({ segment }) => segment === id)?.name ?? id
  const nameOfCampaign = (id: string) => campaigns.find(({ campaign }) => campaign === id)?.name ?? id
  const share = (count: number) => percent(visitors ? count / visitors : 0)
  const changed = changes.filter(({ gained, lost, isIn }) => gained || lost || isIn !== 'both')
  if (!changed.length) return ['Every visitor meets the same campaigns as before.']
  return changed
    .sort((one, other) => Math.abs(other.after - other.before) - Math.abs(one.after - one.before))
    .map(sentence)

  function sentence(change: CampaignChange): string {
    const { name, isIn, before, after, gained, lost } = change
    if (isIn === 'new')
      return `“${name}” is new and reaches ${number(after)} visitors (${share(after)})${mostIn(change, 'gained')}.`
    if (isIn === 'old')
      return `“${name}” is gone: ${number(before)} visitors (${share(before)}) do not meet it any more.`
    const from = `${share(before)} → ${share(after)}`
    if (!lost) return `“${name}” gains ${number(gained)} visitors (${from})${mostIn(change, 'gained')}.`
    if (!gained)
      return `“${name}” loses ${number(lost)} visitors (${from})${mostIn(change, 'lost')}: ${causes(change)}.`
    const balance = `gains ${number(gained)} visitors and loses ${number(lost)} (${from})`
    return `“${name}” ${balance}${mostIn(change, gained > lost ? 'gained' : 'lost')}; of those it loses, ${causes(change)}.`
  }

  /** Half of all is most. */
  function mostIn({ segments: list, gained, lost }: CampaignChange, key: 'gained' | 'lost'): string {
    const sum = key === 'gained' ? gained : lost
    const [most] = [...list].sort((one, other) => other[key] - one[key])
    if (!most || most[key] * 2 < sum) return ''
    return `, ${most[key] === sum ? 'all' : percent(most[key] / sum)} of them in “${nameOfSegment(most.segment)}”`
  }

  function causes({ lostBy, lost }: CampaignChange): string {
    const told = lostBy.slice(0, 3).map(({ reason, campaign, visitors: count }) => {
      const who = count === lost ? 'all' : number(count)
      if (campaign !== undefined) return `${who} meet “${nameOfCampaign(campaign)}” in its place`
      const why = reasons[reason as keyof typeof reasons].slice(0, -1)
      return `for ${who}: ${why.charAt(0).toLowerCase()}${why.slice(1)}`
    })
    return told.join(', ') || 'they do not come where it acts'
  }
}
