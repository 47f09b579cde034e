import type { Kit } from './kit.ts'
import type { Widgets } from './widgets/kit.ts'
import { createStage } from './widgets/stage.ts'

const started = new WeakMap<Kit, Widgets>()

/** What opens over the page, or in a slot. Whoever asks first starts it. */
export function start(kit: Kit): Widgets {
  const widgets = started.get(kit) ?? createStage(kit)
  started.set(kit, widgets)
  return widgets
}
