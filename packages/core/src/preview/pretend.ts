import type { Program } from '../program.ts'

/** Where a walk through the graph ends, as `conditions/graph.ts` has it, which is not this part's. */
const YES = -1
const NO = -2

/** What a preview takes for true. */
export interface Pretence {
  /** Values of facts, by path; they stay, whatever the page tells. */
  facts?: Readonly<Record<string, unknown>> | undefined
  /** Whether the visitor is in a segment, by id. */
  segments?: Readonly<Record<string, boolean>> | undefined
}

/** Makes the program of a preview: some facts and segments have the answer they are given, whatever is known of the visitor. */
export function pretend<P extends Program>(program: P, { facts = {}, segments = {} }: Pretence): P {
  return {
    ...program,
    inputs: program.inputs.map((input) => {
      const { path } = input
      return Object.hasOwn(facts, path) ? { ...input, memory: false, read: () => facts[path] ?? null } : input
    }),
    rules: program.rules.map((rule, index) => {
      const segment = program.segments[index] ?? ''
      return Object.hasOwn(segments, segment) ? { ...rule, entry: segments[segment] ? YES : NO } : rule
    }),
  }
}
