import type { Diagnostic, Program } from '@kairos/core'
import type { Env } from '../env.ts'
import type { Facts, Share } from '../kit.ts'
import type { Loaded } from './load.ts'

export interface Preparing {
  env: Env
  config: unknown
  diagnose: (diagnostic: Diagnostic) => void
}

/** A config ready to decide, and whether a link asks for a preview. */
export interface Prepared {
  program: Program
  preview?: boolean
  /** Reads further facts of the page. */
  facts?: Facts | undefined
  /** Makes what is remembered here known to the other hosts of the domain. */
  share?: Share | undefined
}

/** Where the config comes from. */
export interface Source {
  /** Address of the file, or its content: then there is nothing to ask for again. */
  config: string | object
  /** The newest good one. */
  latest: Loaded | undefined
  /** Takes another text of the file for the newest, unless it is no config, or an older one. */
  take: (text: string) => void
  /** Makes a config ready to decide. */
  prepare: (preparing: Preparing) => Prepared | Promise<Prepared>
}
