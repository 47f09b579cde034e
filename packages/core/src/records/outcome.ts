import type { OutcomeProps, Signal } from '../signal.ts'
import type { State } from '../state.ts'
import { context, type KairosRecord } from './record.ts'

const recordNames = { seen: 'impression', clicked: 'click', closed: 'close' } as const

/** Makes the record of what became of an action; a signal about anything else makes none. */
export function outcomeRecords(state: State, signal: Signal): KairosRecord[] {
  if (!Object.hasOwn(recordNames, signal.name)) return []
  const { campaign, variant, surface } = signal.props as unknown as OutcomeProps
  const name = recordNames[signal.name as keyof typeof recordNames]
  return [{ name, ...context(state, signal.at), campaign, variant, surface }]
}
