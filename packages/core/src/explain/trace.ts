import type { Gate } from '../decisions/gates/gate.ts'
import type { Reason } from '../decisions/reasons.ts'
import type { ExplainBase } from './base.ts'
import type { GateName } from './names.ts'
import type { Phrases } from './phrases.ts'
import type { GateReport } from './report.ts'
import { type Asked, type Tell, tellers } from './tell.ts'

/** What acting changes: a campaign that acts has passed these, and would not pass them again. */
const OWN_DOING = /limits|trigger|attention|arbitration/

/** A trigger comes for one turn: what was asked behind it then was asked because it had come. */
const BEHIND_TRIGGER = /fact_missing|attention|lost_to_priority/

/** The place of what needs the past: it asks three questions as one gate, and one more that belongs to drawing a variant. */
const PERMISSION = 6

/** All gates one by one, in the order of `tell.ts`. */
export function gatesOf({ gates }: Pick<ExplainBase, 'gates'>): Gate[] {
  const ask =
    (one: number): Gate =>
    ({ plan }, { state, program }) =>
      program.history?.permissions[one]?.(plan, state, program)
  return gates.flatMap((gate, index) => {
    if (index === PERMISSION) return [ask(0), ask(1), ask(2)]
    return index === PERMISSION + 1 ? (draft, asked) => ask(3)(draft, asked) ?? gate(draft, asked) : gate
  })
}

/** Sends a campaign through all gates as things are now, those behind the first that blocks too. */
export function traceOf(gates: Gate[], asked: Asked): GateReport[] {
  const { phrases, draft, decision, passes } = asked
  const tell: Record<string, Tell> = tellers(asked)
  return Object.keys(tell).map((name, index) => {
    const before = draft.shadow
    let block: ReturnType<Gate>
    let isAsked = true
    try {
      block = gates[index]!(draft, asked)
    } catch {
      // Without a variant there is nothing to ask about.
      isAsked = !!draft.variant || !/content|arb/.test(name)
      if (isAsked) block = { reason: 'broken' }
    }
    if (decision?.acts ? OWN_DOING.test(name) : name === 'trigger' && BEHIND_TRIGGER.test(`${decision?.reason}`))
      block = undefined
    const shadow = draft.shadow === before ? undefined : draft.shadow
    const reason = block?.reason ?? shadow
    const [expected = null, actual = null, told] = tell[name]!(block)
    const gate = name as GateName
    const report: GateReport = {
      gate,
      status: block ? 'fail' : shadow ? 'marked' : isAsked ? 'pass' : 'not asked',
      expected,
      actual,
      sentence: isAsked ? phrases.passed(gate) : 'no variant is drawn',
    }
    if (reason) {
      const miss = told || phrases.miss(report, asked, block)
      report.sentence = because(phrases, reason, miss)
      report.reason = reason
      if (miss) report.miss = miss
    } else if (isAsked && expected === actual) {
      passes[gate] ??= report
      return passes[gate]
    }
    return report
  })
}

/** A reason, and what was nearly enough: "Its schedule has not begun: starts in 2 days". */
export const because = ({ reason: say }: Phrases, reason: Reason, miss: string | undefined): string =>
  miss ? `${say(reason)}: ${miss}` : say(reason)
