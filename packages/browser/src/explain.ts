import type { Report } from '@kairos/core'
import { createExplain } from '@kairos/core/explain'
import type { Kit } from './kit.ts'

/** The part that tells why everything is as it is: downloaded when somebody asks. */
export const start = ({ base, state, program }: Kit, campaign: string | undefined): Report =>
  createExplain(base)(state(), program, campaign)
