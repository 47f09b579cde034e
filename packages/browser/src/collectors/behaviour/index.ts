import type { Collector } from './collector.ts'
import { elements } from './elements.ts'
import { exitIntent } from './exitIntent.ts'
import { forms } from './forms.ts'
import { interacted } from './interacted.ts'
import { rageClick } from './rageClick.ts'
import { scroll } from './scroll.ts'
import { seconds } from './seconds.ts'
import { visit } from './visit.ts'

/** All there is to notice; each listens only where the config needs it. */
export const collectors: readonly Collector[] = [
  visit,
  scroll,
  elements,
  interacted,
  exitIntent,
  rageClick,
  seconds,
  forms,
]
