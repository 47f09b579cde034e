import type { Decision } from '../decisions/decision.ts'
import type { Draft, Gate } from '../decisions/gates/gate.ts'
import type { Reason } from '../decisions/reasons.ts'
import type { GateName } from './names.ts'
import type { Phrases } from './phrases.ts'
import type { GateReport } from './report.ts'
import { type Asked, tell } from './tell.ts'

/** Names of the gates, in their order. */
export const gateNames = Object.keys(tell) as GateName[]

/** What acting changes: a campaign that acts has passed these, and would not pass them again. */
const OWN_DOING = /limits|trigger|attention|arbitration/

/** A trigger comes for one turn: what was asked behind it then was asked because it had come. */
const BEHIND_TRIGGER = /fact_missing|attention|lost_to_priority/

/** All gates one by one: what needs the past asks three questions as one gate. */
const gatesOf = ({ base }: Pick<Asked, 'base'>): Gate[] => {
  const single = PERMISSIONS.map(
    (_, index): Gate =>
      ({ plan }, { state, program }) =>
        program.history?.permissions[index]?.(plan, state, program),
  )
  return base.gates.flatMap((gate, index) => (gateNames[index] === PERMISSIONS[0] ? single : gate))
}

const PERMISSIONS: readonly GateName[] = ['prerequisites', 'limits', 'exclusive']

/** Sends a campaign through all gates as things are now, those behind the first that blocks too. */
export function traceOf(asked: Omit<Asked, 'draft' | 'block'>, decision: Decision | undefined): GateReport[] {
  const { phrases, plan } = asked
  const draft: Draft = { plan }
  const about: Asked = { ...asked, draft, block: undefined }
  return gatesOf(asked).map((gate, index) => {
    const name = gateNames[index]!
    const before = draft.shadow
    let block: Asked['block']
    let isAsked = true
    try {
      block = gate(draft, asked)
    } catch {
      // Without a variant there is nothing to ask about.
      isAsked = !!draft.variant || !/content|arb/.test(name)
      if (isAsked) block = { reason: 'broken' }
    }
    if (decision?.acts ? OWN_DOING.test(name) : name === 'trigger' && BEHIND_TRIGGER.test(`${decision?.reason}`))
      block = undefined
    const shadow = draft.shadow === before ? undefined : draft.shadow
    const reason = block?.reason ?? shadow
    about.block = block
    const [expected = null, actual = null, miss] = tell[name](about)
    const passed = isAsked ? phrases.passed(name) : 'no variant is drawn'
    const report: GateReport = {
      gate: name,
      status: block ? 'fail' : shadow ? 'marked' : isAsked ? 'pass' : 'not asked',
      expected,
      actual,
      sentence: reason ? because(phrases, reason, miss) : passed,
    }
    return reason ? { ...report, reason, ...(miss && { miss }) } : report
  })
}

/** A reason, and what was nearly enough: "Its schedule has not begun: starts in 2 days". */
export const because = ({ reason: say }: Phrases, reason: Reason, miss: string | undefined): string =>
  miss ? `${say(reason)}: ${miss}` : say(reason)
