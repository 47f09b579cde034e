import type { DeviceFacts } from './facts/device.ts'
import type { OwnFacts } from './facts/own.ts'
import type { ShopFacts } from './facts/shop.ts'
import type { VisitFacts } from './facts/visit.ts'

/**
 * The facts that every page knows without a declaration, by path, with the type of their values. A `*` stands for a name
 * that is the site's own; a `?` says that there are visitors or moments without it. The generator writes them into the schema
 * of a condition, where editors offer them; `kairos validate` and `kairos lint` know them from there.
 */
export interface ShippedFacts extends OwnFacts, ShopFacts, DeviceFacts, VisitFacts {}
