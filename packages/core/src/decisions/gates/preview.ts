import { block, type Gate } from './gate.ts'

/** Takes the variant a preview link names; one that the campaign does not have silences it, as `off` does. */
export const preview: Gate = (draft, { state }) => {
  const { campaign } = draft.plan
  const { forced } = state.page
  if (!Object.hasOwn(forced, campaign.id)) return undefined
  const variant = campaign.variants.find(({ id }) => id === forced[campaign.id])
  if (!variant) return block('forced_off', { asked: forced[campaign.id] })
  draft.variant = variant
  draft.forced = true
  return undefined
}
