import type { KairosRecord } from '@kairos/core'
import type { SinkKind } from './sink.ts'

/** A function of the site's own, which hears every record as it is. */
export const callback: SinkKind = {
  global: 'onKairosRecord',
  isThere: (vendor) => typeof vendor === 'function',
  tell() {},
  hear: (call: (record: KairosRecord) => unknown, record) => call({ ...record }),
}
