import type { Measured } from './measured.ts'

/** Clocks are put right by seconds all the time. */
const LEAST_MS = 60_000
/** Records of a page come close together. */
const MOST_PAGES = 20_000

/** Looks out for clocks that are set back: of each record, by how much since the one before it on its page; 0 mostly. */
export function createClocks(): (record: Measured) => number {
  const pages = new Map<string, { seq: number; at: number }>()
  return ({ at, order }) => {
    if (!order) return 0
    const before = pages.get(order.page)
    if (before && before.seq > order.seq) return 0
    pages.delete(order.page)
    pages.set(order.page, { seq: order.seq, at })
    if (pages.size > MOST_PAGES) pages.delete(pages.keys().next().value!)
    const back = before ? before.at - at : 0
    return back > LEAST_MS ? back : 0
  }
}
