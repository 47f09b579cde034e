import { compile } from '@kairos/core'
import type { Config, Effect } from '@kairos/schema'
import { engineFor } from '../visits/engine.ts'
import type { Span } from '../visits/lean.ts'
import { createSiteClock } from '../visits/siteClock.ts'
import { createComparison } from './comparison.ts'
import { createFollowing } from './followed.ts'
import type { Itinerary } from './itinerary.ts'
import type { RecordWriter } from './recordWriter.ts'
import { type Summary, summarizeTally } from './summary.ts'
import { add, createTally } from './tally.ts'

export interface Simulating {
  config: Config
  /** The file that is compared with. */
  against?: Config | undefined
  /** Where the visits come from, in words. */
  source: string
  /** The visitors, one after the other. */
  itineraries: AsyncIterable<Itinerary> | Iterable<Itinerary>
  effects: readonly Effect[]
  /** In which all visits lie. */
  span: Span
  /** Takes what is measured. */
  writer?: RecordWriter | undefined
  /** Hears after each visitor. */
  done?: (visitors: number, visits: number) => void
}

/** Lets visitors meet a config, and another one where there is one. Needs no more memory for more visitors. */
export async function simulate({ config, against, ...simulating }: Simulating): Promise<Summary> {
  const { itineraries, effects, span, source, writer, done } = simulating
  const program = compile(config)
  const record = writer && ((one: Parameters<RecordWriter['write']>[0]) => writer.write(one))
  const follow = createFollowing({
    engine: engineFor(program, span),
    clock: createSiteClock(config, span.from),
    effects,
    record,
  })
  const tally = createTally(program)
  const other = against && compile(against)
  const followOther =
    other && createFollowing({ engine: engineFor(other, span), clock: createSiteClock(against, span.from), effects })
  const comparison = other && createComparison(other, program)
  for await (const itinerary of itineraries) {
    const met = follow(itinerary)
    add(tally, met)
    if (followOther) comparison!.add(followOther(itinerary), met)
    done?.(tally.visitors, tally.visits)
    if (writer) await writer.drained()
  }
  return summarizeTally({ source, tally, program, changes: comparison?.changes() })
}
