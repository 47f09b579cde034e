import type { Campaign } from '@kairos/schema'
import type { CampaignPlan, Program } from '../program.ts'
import type { Outcome } from '../state.ts'
import type { Asked, HistoryBase } from './base.ts'

/** Which campaigns count together: those of the asking one's group, or all that interrupt. */
export type Among = 'group' | 'interrupts'

/** What is counted. */
export interface Count {
  among: Among
  outcome: Outcome
  since: number
  /** No need to count further. */
  most: number
}

/** What campaigns that count together did: put together once in a turn, however many of them ask. */
interface Tally {
  ids: readonly string[]
  /** When each outcome happened, the latest last. */
  times: Partial<Record<Outcome, number[]>>
  /** Campaigns that were told to act and were not seen to yet. */
  pending: Set<string>
  /** The campaign that asked last: whether it was told to act is known only when the next one asks. */
  last: string
}

/** Remembers who asks: a campaign of a group that has no limits itself counts for the others. */
export function ask(base: HistoryBase, asked: Asked, among: Among): Tally {
  const tally = tallyOf(base, asked, among)
  if (base.own(asked.state.page.pending, tally.last) !== undefined) tally.pending.add(tally.last)
  tally.last = asked.plan.campaign.id
  return tally
}

/** Counts how often campaigns did something since a moment; what was told to show a moment ago counts as shown. */
export function countSince(base: HistoryBase, asked: Asked, { among, outcome, since, most }: Count): number {
  const { own } = base
  const waiting = asked.state.page.pending
  const tally = ask(base, asked, among)
  let count = 0
  if (outcome === 'shown')
    for (const one of tally.pending) {
      if (count >= most) return count
      // One that lost its place on the way is not waiting any more.
      if ((own(waiting, one) ?? -Infinity) > since) count++
    }
  const { campaigns } = asked.state.profile
  tally.times[outcome] ??= tally.ids.flatMap((id) => own(campaigns, id)?.[outcome] ?? []).sort((a, b) => a - b)
  const times = tally.times[outcome]
  for (let i = times.length; i-- && count < most && times[i]! > since; ) count++
  return count
}

/** What campaigns count together, by key: of a program, and of a turn, which has its own copy of their memory. */
const groups = new WeakMap<Program, Map<string, string[]>>()
const turns = new WeakMap<object, { program: Program; pending: object; tallies: Map<string, Tally> }>()

/** Whether a campaign spends attention: as it was found out, or as the file says. */
export const interrupts = ({ campaign, interrupts = campaign.interrupts }: CampaignPlan): boolean | undefined =>
  interrupts

/** A group's key begins with a space, as no id does; a campaign without a group counts alone. */
const keyOf = ({ id, group }: Campaign, among: Among): string =>
  among === 'interrupts' ? ' ' : group ? ` ${group}` : id

function tallyOf({ own }: HistoryBase, { program, state, plan }: Asked, among: Among): Tally {
  const { pending } = state.page
  let turn = turns.get(state.profile.campaigns)
  if (turn?.program !== program || turn.pending !== pending) {
    turn = { program, pending, tallies: new Map() }
    turns.set(state.profile.campaigns, turn)
  }
  const key = keyOf(plan.campaign, among)
  const known = turn.tallies.get(key)
  if (known) return known
  const ids = groupsOf(program).get(key) ?? [plan.campaign.id]
  const waiting = ids.filter((id) => own(pending, id) !== undefined)
  const tally: Tally = { ids, times: {}, pending: new Set(waiting), last: plan.campaign.id }
  turn.tallies.set(key, tally)
  return tally
}

function groupsOf(program: Program): Map<string, string[]> {
  const known = groups.get(program)
  if (known) return known
  const found = new Map<string, string[]>()
  const add = (key: string, id: string) => {
    if (!found.has(key)) found.set(key, [])
    found.get(key)!.push(id)
  }
  for (const plan of program.campaigns) {
    const { campaign } = plan
    add(keyOf(campaign, 'group'), campaign.id)
    if (interrupts(plan)) add(keyOf(campaign, 'interrupts'), campaign.id)
  }
  groups.set(program, found)
  return found
}
