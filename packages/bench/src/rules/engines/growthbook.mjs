import { evalCondition } from '@growthbook/growthbook'

/** Reads the rules as they are. */
export function growthbook(rules) {
  const pass = ({ facts }) => {
    const answers = new Uint8Array(rules.length)
    for (let index = 0; index < rules.length; index++) if (evalCondition(facts, rules[index])) answers[index] = 1
    return answers
  }
  return { pass }
}
