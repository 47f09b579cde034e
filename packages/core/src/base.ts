import type { ActionsBase } from './actions/base.ts'
import { hash } from './bucketing/hash.ts'
import { misfit } from './compile/shape.ts'
import { answer, askLeaf, askRule, readInput } from './conditions/answer.ts'
import { createGraph } from './conditions/graph.ts'
import { folded, isOperators, testOf } from './conditions/operators.ts'
import type { ContentBase } from './content/base.ts'
import { finish } from './content/finish.ts'
import { interpolate, plainFilters } from './content/interpolate.ts'
import { isSafeUrl } from './content/url.ts'
import { assign } from './decisions/assign.ts'
import { decide, draftOf } from './decisions/decide.ts'
import { consent } from './decisions/gates/consent.ts'
import { wordingOf } from './decisions/gates/content.ts'
import { gates } from './decisions/gates/index.ts'
import { enterPage, zoned } from './enter.ts'
import { expect } from './expect.ts'
import type { ExplainBase } from './explain/base.ts'
import { own, read } from './facts/read.ts'
import { memoryRoots } from './facts/roots.ts'
import type { HistoryBase } from './history/base.ts'
import type { Base } from './live/base.ts'
import { context } from './records/record.ts'
import { daysBetween, durationMs } from './time.ts'
import type { TriggerBase } from './triggers/watcher.ts'

/** What the first download has and the parts of the core build on. */
export const base: Base & HistoryBase & TriggerBase & ExplainBase & ContentBase & ActionsBase = {
  answer,
  askLeaf,
  askRule,
  assign,
  consent,
  context,
  createGraph,
  daysBetween,
  decide,
  draftOf,
  gates,
  durationMs,
  enterPage,
  expect,
  finish,
  folded,
  hash,
  interpolate,
  isOperators,
  isSafeUrl,
  memoryRoots,
  misfit,
  own,
  plainFilters,
  read,
  readInput,
  testOf,
  wordingOf,
  zoned,
}
