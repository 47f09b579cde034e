import type { Program } from '../program.ts'
import { hash } from './hash.ts'

/** Tells whether a visitor belongs to the share that never sees any campaign. */
export const isHeldOut = (id: string, { site, settings }: Program): boolean =>
  !!settings.holdout && hash(`${site}/holdout`, id, 2)! < settings.holdout
