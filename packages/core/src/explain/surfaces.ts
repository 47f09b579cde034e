import type { Program } from '../program.ts'
import type { State } from '../state.ts'
import type { ExplainBase } from './base.ts'
import type { SurfaceReport } from './report.ts'

interface Explaining {
  base: ExplainBase
  program: Program
  state: State
}

/** Every place these campaigns want, or one: who holds it, and why the others do not. */
export function surfaceReports(
  { base: { own }, program, state: { page } }: Explaining,
  campaign: string | undefined,
): SurfaceReport[] {
  /** By the surface, which has a first word of its own: no word that objects have. */
  const reports: Record<string, SurfaceReport> = {}
  const asked = new Set<SurfaceReport>()
  for (const { campaign: wanting, surfaces } of program.campaigns)
    for (const surface of new Set(Object.values(surfaces).flat())) {
      const { id, priority = 0 } = wanting
      const holder = own(page.surfaces, surface)
      reports[surface] ??= { surface, ...(holder && { holder }), others: [] }
      if ((campaign ?? id) === id) asked.add(reports[surface])
      const reason = own(page.decisions, id)?.reason
      if (holder !== id) reports[surface].others.push({ campaign: id, priority, ...(reason && { reason }) })
    }
  return [...asked]
}
