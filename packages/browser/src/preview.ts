import type { Program } from '@kairos/core'
import { force } from '@kairos/core/preview'
import { forcedVariants } from './preview/forced.ts'

/** The part that makes a preview of a program: downloaded only where a link asks. */
export const start = (program: Program, flags: readonly string[]): Program => force(program, forcedVariants(flags))
