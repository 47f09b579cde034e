import type { ContentBase, Program, Reason, State } from '@kairos/core'
import type { SlotAction } from '@kairos/schema'
import type { Env } from '../env.ts'

/** Builds what an action shows in an element; or tells why it cannot be shown. */
export type Render = (action: SlotAction, state: State, program: Program, element: Element) => HTMLElement | Reason

/** Makes markup harmless nodes. */
export type Clean = (html: string) => Node

/** What markup may consist of. */
export interface Allowed {
  elements: readonly string[]
  attributes: readonly string[]
}

/** What the part gets from the first download. */
export interface ActionsKit {
  env: Env
  base: ContentBase
  /** Builds the plain parts of the content. */
  render: (document: Document, action: SlotAction) => HTMLElement
  parts: {
    /** Loads what keeps markup harmless. */
    html: () => Promise<{ start: (env: Env, allowed: Allowed) => Clean }>
  }
}

/** What adopting a server's content takes from the first download, and from the part above where there is one. */
export interface EdgeKit extends Pick<ActionsKit, 'env' | 'render'> {
  words: Actions | undefined
}

/** What the part gives. */
export type Actions = NonNullable<Program['words']> & { render: Render }
