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
  const reports = new Map<string, SurfaceReport>()
  const asked = new Set<string>()
  for (const { campaign: wanting, surfaces } of program.campaigns)
    for (const surface of new Set(Object.values(surfaces).flat())) {
      const { id, priority = 0 } = wanting
      const holder = own(page.surfaces, surface)
      const report = reports.get(surface) ?? { surface, ...(holder && { holder }), others: [] }
      reports.set(surface, report)
      if ((campaign ?? id) === id) asked.add(surface)
      const reason = own(page.decisions, id)?.reason
      if (holder !== id) report.others.push({ campaign: id, priority, ...(reason && { reason }) })
    }
  return [...asked].map((surface) => reports.get(surface)!)
}
