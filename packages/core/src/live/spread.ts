import type { Program } from '../program.ts'
import type { Signal } from '../signal.ts'
import type { Memo, Page, State } from '../state.ts'
import type { Base } from './base.ts'
import { measures } from './tell.ts'

/** First words of what an event, or the outcome of an action, may change. */
const EVENT = ['$did', '$sequence', 'orders', 'viewed', 'interest', 'rfm', 'lifecycle']
/** First words of what any turn may change: a decision of the last one, the seconds since. */
const ALWAYS = ['campaign', 'visit']
/** First words of what time alone may change. */
const TIMED = ['$did', '$sequence', 'time', 'visitor', 'orders', 'rfm', 'lifecycle']

/** Tells whether time alone may have changed something between two signals: not before the moment that was named. */
export const isLater = (before: Page, { at, offset }: Page): boolean =>
  at >= (before.wakeAt ?? 0) || at < before.at || offset !== before.offset

/** Gives the first words of the facts a signal may change; `undefined` for any. */
export function touchedWords({ name, props = {} }: Signal, later: boolean): Set<string> | undefined {
  if (name === 'consent') return undefined
  const words = [...ALWAYS, ...(later ? TIMED : [])]
  if (name === 'facts') return new Set([...words, ...Object.keys(props).map((path) => path.split('.', 1)[0]!)])
  if (Object.hasOwn(measures, name)) return new Set([...words, 'page'])
  return new Set([...words, ...(name === 'identify' ? ['traits', 'visitor'] : EVENT)])
}

/** Rules answered, and which inputs changed on the way. */
export interface Answers {
  memo: Memo
  /** Inputs whose value is another than before, segments included. */
  changed: number[]
}

/**
 * Reads again only the facts whose first word is given, tests only the leaves of those that changed, and walks only the
 * rules of the leaves that turned; a segment that turned is a changed fact itself.
 */
export function spread(
  { askRule, askLeaf, readInput }: Base,
  state: State & { memo: Memo },
  words: ReadonlySet<string> | undefined,
): Answers {
  const { memo: before } = state
  const program = before.program as Program
  const { inputs, rules } = program
  const { inputsOf, leavesOf, rulesOf, queued } = reachOf(program)
  const values = before.values.slice()
  const changed: number[] = []
  for (const word of words ?? inputsOf.keys())
    for (const input of inputsOf.get(word) ?? []) {
      const value = readInput(inputs[input]!, state, program)
      if (!isSame(value, values[input])) changed.push(input)
      values[input] = value
    }
  if (!changed.length) return { memo: before, changed }
  const memo: Memo = { program, values, leaves: before.leaves.slice(), rules: before.rules.slice() }
  const turn = (input: number) => {
    for (const leaf of leavesOf[input]!) {
      const known = memo.leaves[leaf]
      // A leaf that was never asked has decided nothing yet.
      if (known && known !== askLeaf(memo, leaf))
        for (const rule of rulesOf[leaf]!) queued[rule >> 5]! |= 1 << (rule & 31)
    }
  }
  for (const input of changed.slice()) turn(input)
  // Segments stand after those they read, so one sweep meets everything that turns on the way.
  for (let word = 0; word < queued.length; word++)
    while (queued[word]) {
      const lowest = queued[word]! & -queued[word]!
      queued[word]! ^= lowest
      const rule = word * 32 + 31 - Math.clz32(lowest)
      const holds = askRule(memo, rule)
      if (holds === memo.rules[rule]) continue
      memo.rules[rule] = holds
      const { input } = rules[rule]!
      if (input === undefined) continue
      values[input] = holds === 1
      changed.push(input)
      turn(input)
    }
  return { memo, changed }
}

/** What a change reaches: the inputs of a word, the leaves of an input, the rules of a leaf. */
interface Reach {
  inputsOf: Map<string, number[]>
  leavesOf: number[][]
  rulesOf: number[][]
  /** Rules to ask again: one bit a rule, so that one look passes over 32 of them. Empty between turns. */
  queued: Int32Array
}

const reaches = new WeakMap<Program, Reach>()

function reachOf(program: Program): Reach {
  const known = reaches.get(program)
  if (known) return known
  const { inputs, leaves, rules } = program
  const reach: Reach = {
    inputsOf: new Map(),
    leavesOf: inputs.map(() => []),
    rulesOf: leaves.map(() => []),
    queued: new Int32Array((rules.length >> 5) + 1),
  }
  inputs.forEach(({ word, rule }, input) => {
    if (rule >= 0) return
    if (!reach.inputsOf.has(word)) reach.inputsOf.set(word, [])
    reach.inputsOf.get(word)!.push(input)
  })
  for (const [leaf, { input }] of leaves.entries()) reach.leavesOf[input]!.push(leaf)
  rules.forEach((rule, index) => {
    for (const leaf of new Set(rule.leaves)) reach.rulesOf[leaf]!.push(index)
  })
  reaches.set(program, reach)
  return reach
}

/** Facts are small: two lists or objects are the same value when their JSON is. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || typeof a !== 'object' || typeof b !== 'object') return Object.is(a, b)
  try {
    return JSON.stringify(a) === JSON.stringify(b)
  } catch {
    // No JSON, or nested without end.
    return false
  }
}
