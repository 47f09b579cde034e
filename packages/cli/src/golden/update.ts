import { writeFile } from 'node:fs/promises'
import { segmentsOf } from '@kairos/core'
import type { Expectation } from '@kairos/schema'
import { withValue } from '../files/withValue.ts'
import { holderOf } from './expectations.ts'
import type { Stop } from './happening.ts'
import type { Outcome } from './run.ts'

/** Writes into the file of a visit what happened, in place of what was expected. Tells how much was written. */
export async function update({ file, text, misses, open }: Outcome): Promise<number> {
  const changes = [
    ...misses
      .filter(({ miss }) => miss.actual !== undefined)
      .map(({ index, miss }) => ({ path: ['steps', index, ...miss.path], value: miss.actual })),
    ...open.map((stop) => ({ path: ['steps', stop.index, 'expect'], value: soIs(stop) })),
  ]
  if (!changes.length) return 0
  await writeFile(
    file,
    changes.reduce((before, { path, value }) => withValue(before, path, value), text),
  )
  return changes.length
}

/** All that is worth expecting: who holds which place, and the visitor's segments. */
function soIs(stop: Stop): Expectation {
  const held = Object.keys(stop.state.page.surfaces).map((surface) => [surface, holderOf(stop, surface)] as const)
  const slots = held.flatMap(([surface, holder]) => (surface.startsWith('slot:') ? [[surface.slice(5), holder]] : []))
  const others = held.filter(([surface]) => !surface.startsWith('slot:'))
  return {
    slots: Object.fromEntries(slots),
    ...(others.length && { surfaces: Object.fromEntries(others) }),
    segments: Object.fromEntries(segmentsOf(stop.state).map((segment) => [segment, true])),
  }
}
