import { block, type Gate } from './gate.ts'

/** Lets one campaign hold a surface; a variant gets all its surfaces or none. */
export const arbitration: Gate = ({ plan, variant }, { surfaces }) => {
  const taken = plan.surfaces[variant!.id]!.find((surface) => Object.hasOwn(surfaces, surface))
  return taken === undefined ? undefined : block('lost_to_priority', { surface: taken, to: surfaces[taken] })
}
