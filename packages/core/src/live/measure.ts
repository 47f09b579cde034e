import type { KairosRecord, RecordContext } from '../records/record.ts'
import type { OutcomeProps, Signal } from '../signal.ts'

const names: Record<string, KairosRecord['name']> = { seen: 'impression', clicked: 'click', closed: 'close' }

/** Makes the record of what became of an action; a signal about anything else makes none. */
export function measure({ name, props }: Signal, context: RecordContext): KairosRecord[] {
  if (!Object.hasOwn(names, name)) return []
  const { campaign, variant, surface } = props as unknown as OutcomeProps
  return [{ name: names[name]!, ...context, campaign, variant, surface }]
}
