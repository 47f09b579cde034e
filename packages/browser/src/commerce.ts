import type { Program } from '@kairos/core'

const FACTS = /^(cart|orders|viewed|wishlist|rfm|lifecycle|interest)\b/
/** Names of the shipped events, as they stand in JSON. */
const EVENTS =
  /"(view_item|view_item_list|search|add_to_cart|remove_from_cart|add_to_wishlist|begin_checkout|purchase|sign_up|login|generate_lead|share)"/

/** Tells whether a config can use what the site says about its shop. Names too much rather than too little. */
export const asksForCommerce = ({ inputs, campaigns, interests, facts, goals }: Program): boolean =>
  inputs.some(({ path }) => FACTS.test(path) || EVENTS.test(path)) ||
  EVENTS.test(
    JSON.stringify([interests, goals, campaigns.map(({ campaign: { goal, trigger } }) => [goal, trigger])]),
  ) ||
  /"(dataLayer|jsonLd)":/.test(JSON.stringify(facts))
