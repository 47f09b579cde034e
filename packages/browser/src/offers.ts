import type { Kit } from './kit.ts'
import { countdown } from './offers/countdown.ts'
import { coupon } from './offers/coupon.ts'
import { product } from './offers/product.ts'
import { share } from './offers/share.ts'
import { steps } from './offers/steps.ts'
import type { MoreBlocks } from './widgets/kit.ts'

/** Blocks that not every widget has: codes, clocks, products, sharing, steps. */
export const start = (kit: Kit): MoreBlocks => ({
  blocks: { coupon, countdown: countdown(kit), product, share, steps },
})
