import type {
  Action,
  Campaign,
  Condition,
  Config,
  FactDeclaration,
  Goal,
  InterestDeclaration,
  Schedule,
  Segment,
  Settings,
  Slot,
} from '@kairos/schema'
import type { Shape } from './compile/shape.ts'
import type { Leaf, Rule } from './conditions/graph.ts'
import type { Operator, Test } from './conditions/operators.ts'
import type { Wording } from './content/interpolate.ts'
import type { Block } from './decisions/decision.ts'
import type { PageTest } from './decisions/pages.ts'
import type { Reason } from './decisions/reasons.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { Signal } from './signal.ts'
import type { Learned, Memo, Profile, State } from './state.ts'

/** A config made ready to decide: made once, then only read. */
export interface Program {
  site: string
  /** The file it was made from. */
  file: Partial<Config>
  revision: number
  settings: Settings
  slots: Record<string, Slot>
  interests: Record<string, InterestDeclaration>
  goals: Record<string, Goal>
  /** Facts of the site's own, by path. */
  facts: Record<string, FactDeclaration>
  /** What knows about the visitor's past; absent where no rule asks. */
  history: History | undefined
  /** Filters few texts use, and actions beyond filling a slot; absent where the file has none. */
  rare: Rare | undefined
  /** Units that were left out. */
  diagnostics: Diagnostic[]
  /** The campaigns that can be used, best first. */
  campaigns: CampaignPlan[]
  plans: ReadonlyMap<string, CampaignPlan>
  /** Ids of the usable segments; their rules come first, each after the segments it reads. Audiences follow. */
  segments: string[]
  /** The segments as the file has them, for people who want to know what an id means; a page does without. */
  described?: Record<string, Segment>
  rules: Rule[]
  /** What rules and texts read. */
  inputs: Input[]
  /** The decision graph of all rules, three numbers a node, and the leaves it asks. */
  nodes: Int32Array
  leaves: Leaf[]
}

/** What rules read. */
export type Reads = Pick<Program, 'inputs' | 'rules' | 'leaves'>

/** Something rules read: a fact, a segment or a behaviour. */
export interface Input {
  /** Path of the fact; a behaviour has its own JSON behind `$did` or `$sequence`. */
  path: string
  /** First word of the path. */
  word: string
  /** Index of the segment's rule, for a segment; else -1. */
  rule: number
  /** Whether it comes from memory. */
  memory: boolean
  read: (state: State, program: Program) => unknown
}

/** A campaign made ready to decide. */
export interface CampaignPlan {
  campaign: Campaign
  /** Index of the audience's rule; `undefined` for everybody. */
  rule: number | undefined
  /** Inputs its audience and texts read. */
  reads: number[]
  /** Preview: whether a link forces it to act, or to be silent. */
  forced?: boolean
  onPage: PageTest | undefined
  schedule: ScheduleTest | undefined
  /** Why it does not act as long as nobody has looked at more: it reads a feed, and feeds come later. */
  silent?: Reason | undefined
  /** Whether it spends attention; absent where nobody has looked at what it opens. */
  interrupts?: boolean
  /** Share of the visitors that falls to each variant. */
  shares: number[]
  /** Those with a higher one are decided before: the priority, far above all others for what may leave the page. */
  rank: number
  /** Shares that were learned for a visitor like this one, in place of the others. */
  learn?: (state: State) => { shares: number[]; learned?: Learned } | undefined
  /** Surfaces each variant needs, by variant id. A control needs those of all other variants. */
  surfaces: Record<string, string[]>
}

/** Tells why it is not the time now; nothing when it is. */
export type ScheduleTest = (page: Pick<State['page'], 'at' | 'offset'>) => Reason | undefined

/** Gives the tree of facts behind a first word. */
export type Root = (state: State, program: Program) => unknown

/** Answers a question about what the visitor did. */
export type Behaviour = (state: State) => boolean

/** Asks about the past of a campaign and all it counts with. */
export type PastGate = (plan: CampaignPlan, state: State, program: Program) => Block | undefined

/** What the visitor did and was shown: remembered, and asked about. Downloaded only where a rule asks. */
export interface History {
  /** Makes the test of a whole schedule. Throws `BadUnit`. @param steps where it stands */
  scheduleTest: (schedule: Schedule, ...steps: string[]) => ScheduleTest
  /** Facts it knows from memory, by the first word of their path. */
  roots: Record<string, Root>
  /** Facts it knows without memory. */
  openRoots: Record<string, Root>
  /** Operators that few files use. */
  operators: Record<string, Operator>
  /** Makes a condition on the fields of an event a test. Throws `BadUnit`. */
  fieldsTest: (condition: unknown) => Test
  /** Condition-level keys it answers. */
  behaviours: Record<string, (operand: never) => Behaviour>
  /** Fields of a campaign that only it understands, as `compile` checks them. */
  shape: Readonly<Record<string, Shape>>
  /** Adds what only it understands to a campaign's plan. Throws `BadUnit`. @param rule adds a condition and gives its index */
  complete: (plan: CampaignPlan, rule: (condition: Condition, place: string) => number, reads: Reads) => void
  /** Whether other campaigns, limits and groups allow a campaign, and whether the visitor was interrupted often enough. */
  permissions: PastGate[]
  attention: PastGate
  /** Whether a campaign spends attention. */
  interrupts: (plan: CampaignPlan) => boolean | undefined
  /** Adds what a signal tells to what is remembered. */
  remember: (profile: Profile, signal: Signal, program: Program) => Profile
}

/** What few files use. Downloaded only where a file asks. */
export interface Rare extends Pick<Wording, 'filters' | 'escape'> {
  /** Fields of a campaign as they are with it. */
  shape: Readonly<Record<string, Shape>>
  /** Checks the actions of a campaign and adds the surfaces they need. Throws `BadUnit`. @param fact gives the input of a path */
  complete: (plan: CampaignPlan, fact: (path: string) => number, file: Partial<Config>) => void
  /** Makes an action ready to carry out, texts final; `undefined` when a fact is missing. */
  finish: (action: Action, wording: Wording) => Action | undefined
  /** Whether the page is left, or was left for this campaign before, or the visitor closed it in this visit. */
  forestalls: PastGate
}

/** The program that gave these answers. A state does not know its type, since a program's types build on the state's. */
export const programOf = (memo: Memo): Program => memo.program as Program
