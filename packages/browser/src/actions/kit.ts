import type { ContentBase, Program, Reason, Wording } from '@kairos/core'
import type { SlotAction } from '@kairos/schema'
import type { Allowed, Clean } from '../content/html.ts'
import type { Env } from '../env.ts'
import type { Part } from '../lazy.ts'

/** Builds what an action shows; or tells why it cannot be shown. */
export type Render = (document: Document, action: SlotAction, wording: Wording) => HTMLElement | Reason

/** What the part gets from the first download. */
export interface ActionsKit {
  env: Env
  base: ContentBase
  /** Builds the plain parts of the content. */
  render: (document: Document, action: SlotAction) => HTMLElement
  /** Loads what keeps markup harmless. */
  purifier: () => Promise<Part<[Env, Allowed], Clean>>
}

/** What the part gives. */
export type Actions = NonNullable<Program['words']> & { render: Render }
