/** One measurement, in Segment's words. */
export interface CollectedRecord {
  type?: string
  event?: string
  messageId?: string
  timestamp?: string
  anonymousId?: string
  properties?: Record<string, unknown>
  [field: string]: unknown
}

export const isRecord = (item: unknown): item is CollectedRecord =>
  typeof item === 'object' &&
  item !== null &&
  !Array.isArray(item) &&
  ['string', 'undefined'].includes(typeof (item as CollectedRecord).messageId)
