import { blockIf, type Gate } from './gate.ts'

/** Blocks a campaign outside its dates, weekdays and hours, read on the site's clock; and one that speaks too early. */
export const schedule: Gate = ({ plan }, { state }) => {
  const reason = plan.schedule?.(state.page) ?? plan.silent
  return blockIf(reason, reason!)
}
