import type { Program } from '../program.ts'
import type { Outcome, State } from '../state.ts'
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
  tally.times[outcome] ??= timesOf(base, asked, { among, outcome })
  const times = tally.times[outcome]
  for (let i = times.length; i-- && count < most && times[i]! > since; ) count++
  return count
}

/** The tallies of a turn belong to what it reads: its copy of the campaigns' memory, by the ids of groups. */
const turns = new WeakMap<State['profile']['campaigns'], { program: Program; pending: object; tallies: Tallies }>()
type Tallies = Map<unknown, Tally>

function tallyOf({ own }: HistoryBase, asked: Asked, among: Among): Tally {
  const { program, state, plan } = asked
  const { pending } = state.page
  let turn = turns.get(state.profile.campaigns)
  if (turn?.program !== program || turn.pending !== pending) {
    turn = { program, pending, tallies: new Map() }
    turns.set(state.profile.campaigns, turn)
  }
  const key = keyOf(asked, among)
  const known = turn.tallies.get(key)
  if (known) return known
  const waiting = membersOf(asked, among).filter((id) => own(pending, id) !== undefined)
  const tally: Tally = { times: {}, pending: new Set(waiting), last: plan.campaign.id }
  turn.tallies.set(key, tally)
  return tally
}

const timesOf = ({ own }: HistoryBase, asked: Asked, { among, outcome }: Omit<Count, 'since' | 'most'>): number[] =>
  membersOf(asked, among)
    .flatMap((id) => own(asked.state.profile.campaigns, id)?.[outcome] ?? [])
    .sort((a, b) => a - b)

const INTERRUPTS = Symbol()

/** A campaign without a group counts alone. */
function keyOf({ plan: { campaign } }: Asked, among: Among): unknown {
  if (among === 'interrupts') return INTERRUPTS
  return campaign.group ? `group ${campaign.group}` : campaign.id
}

const members = new WeakMap<Program, Map<unknown, string[]>>()

/** Ids of the campaigns that count together, found once for a program. */
function membersOf(asked: Asked, among: Among): string[] {
  const { program, plan } = asked
  let known = members.get(program)
  if (!known) {
    known = new Map([[INTERRUPTS, []]])
    for (const { campaign } of program.campaigns) {
      const { id, group, interrupts } = campaign
      if (interrupts) known.get(INTERRUPTS)!.push(id)
      if (!group) continue
      const key = `group ${group}`
      if (!known.has(key)) known.set(key, [])
      known.get(key)!.push(id)
    }
    members.set(program, known)
  }
  return known.get(keyOf(asked, among)) ?? [plan.campaign.id]
}
