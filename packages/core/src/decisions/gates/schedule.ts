import { blockIf, type Gate } from './gate.ts'

/** Blocks a campaign outside its dates, weekdays and hours, read on the site's clock. */
export const schedule: Gate = ({ plan }, { state }) => {
  const reason = plan.schedule?.(state.page)
  return blockIf(reason, reason!)
}
