import type {
  ActionsBase,
  ContentBase,
  Decision,
  Diagnostic,
  OutcomeProps,
  Program,
  Rare,
  Reason,
  State,
} from '@kairos/core'
import type { Settings, SlotAction } from '@kairos/schema'
import type { Registered } from '../api.ts'
import type { Desks } from '../chat/given.ts'
import type { Consent } from '../consent/consent.ts'
import type { Env, Stop } from '../env.ts'
import type { Filling, Guard, LoadLate } from '../slots/filling.ts'
import type { Slots } from '../slots/slots.ts'
import type { Widgets } from '../widgets/kit.ts'

/** Makes markup harmless nodes. */
export type Clean = (html: string) => Node

/** What markup may consist of. */
export interface Allowed {
  elements: readonly string[]
  attributes: readonly string[]
}

/** What an action shows, where, for those that measure whether it was seen. */
export interface Showing extends OutcomeProps {
  element: Element
  /** Hears that it was seen; then it tells by itself what becomes of it. */
  seen?: () => void
}

/** What actions take from the kit that all parts get. */
export interface ActKit {
  env: Env
  program: Program
  site: string
  settings: Settings
  state: () => State
  consent: () => Consent
  send: (name: string, props?: Record<string, unknown>) => void
  diagnose: (diagnostic: Diagnostic) => void
  /** Loads what keeps edits against the page's own rendering, or what opens widgets and conversations; it is started with the kit. */
  load: {
    (name: 'guard'): Promise<{ start: (kit: never) => Guard } | undefined>
    (name: 'forms'): Promise<{ start: (kit: never) => { stop?: Stop } } | undefined>
    (name: 'widgets'): Promise<{ start: (kit: never) => Widgets } | undefined>
    (name: 'desks'): Promise<{ start: (kit: never) => Desks } | undefined>
  }
  hear: (listener: () => void) => Stop
  records: { waiting: () => readonly unknown[] }
  /** The preview that somebody looks at; absent for visitors. */
  preview: { silence: (campaign: string) => void } | undefined
  memory: {
    /** What is kept now, if anything can be. */
    read: () => unknown
    keeper: { leave: () => void }
  }
}

export interface ActParts {
  kit: ActKit
  slots: Slots
  decision: Decision
  /** Name of the signal it was decided by; `preview` where it is shown whatever it moves. */
  cause: string
  /** Hears of each element whether it shows the variant, a control's elements too; or why it does not, or not yet. */
  placed: (outcome: OutcomeProps, ...placed: Parameters<Filling['placed']>) => void
  /** Builds what an action shows; or tells why it cannot be shown. Default: its plain words. */
  render?: (action: SlotAction, element: Element) => HTMLElement | Reason
}

/** Carries out a decision; the returned function takes it back. */
export type Act = (parts: ActParts) => Stop

/** What the part gets from the first download. */
export interface ActionsKit {
  env: Env
  /** The file, of which nothing is checked yet. */
  config: unknown
  base: ContentBase & ActionsBase
  /** Fills the slots of a decision. */
  act: Act
  /** Builds the plain parts of the content. */
  render: (document: Document, action: SlotAction) => HTMLElement
  parts: {
    /** Loads what keeps markup harmless. */
    html: () => Promise<{ start: (env: Env, allowed: Allowed) => Clean }>
    /** Loads what shows content whose place was painted already. */
    late: LoadLate
  }
}

/** What adopting a server's content takes from the first download. */
export type EdgeKit = Pick<ActionsKit, 'env' | 'config' | 'act' | 'render'>

/** What the part gives. */
export interface Actions extends Rare {
  /** Carries out a decision, whatever it asks for. */
  act: Act
  /** Loads beforehand what may be asked for on this page. */
  watch: (kit: ActKit) => Stop
  /** Takes a function that campaigns may call. */
  register: (name: string, run: Registered) => void
  /** One of them. */
  registered: (name: string) => Registered | undefined
}
