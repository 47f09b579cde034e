import { hash } from './bucketing/hash.ts'
import { answer, askLeaf, askRule } from './conditions/answer.ts'
import { careful, conditionTest } from './conditions/evaluate.ts'
import { testOf } from './conditions/operators.ts'
import { decide, draftOf } from './decisions/decide.ts'
import { consent } from './decisions/gates/consent.ts'
import { enterPage, zoned } from './enter.ts'
import { expect } from './expect.ts'
import { own } from './facts/read.ts'
import type { HistoryBase } from './history/base.ts'
import type { Base } from './live/base.ts'
import { context } from './records/record.ts'
import { daysBetween, durationMs } from './time.ts'
import type { TriggerBase } from './triggers/watcher.ts'

/** What the first download has and the parts of the core build on. */
export const base: Base & HistoryBase & TriggerBase = {
  answer,
  askLeaf,
  askRule,
  careful,
  conditionTest,
  consent,
  context,
  daysBetween,
  decide,
  draftOf,
  durationMs,
  enterPage,
  expect,
  hash,
  own,
  testOf,
  zoned,
}
