/** When something was measured. */
export interface Moment {
  /** By the visitor's clock. */
  at: number
  order?: { page: string; seq: number }
}

/** Whether one comes before the other: on one page by their numbers, which no clock puts out of order. */
export const isBefore = (one: Moment, other: Moment): boolean =>
  one.order && one.order.page === other.order?.page ? one.order.seq < other.order.seq : one.at < other.at
