import { engines, titles } from './engines/index.mjs'
import { holds } from './oracle.mjs'

/** Answers of the oracle for every rule, as engines give them. */
export const expected = (rules, { facts }) => Uint8Array.from(rules, (rule) => (holds(rule, facts) ? 1 : 0))

/** Throws unless every engine agrees with the oracle on every rule and visitor. Gives the engines, made ready. */
export function checkedEngines(rules, visitors) {
  const ready = Object.fromEntries(Object.entries(engines).map(([name, create]) => [name, create(rules)]))
  for (const visitor of visitors) {
    const answers = expected(rules, visitor)
    for (const [name, { pass }] of Object.entries(ready)) compareAnswers(titles[name], pass(visitor), answers, rules)
  }
  return ready
}

/** Throws at the first answer that is another than the oracle's. */
export function compareAnswers(who, answers, wanted, rules) {
  wanted.forEach((answer, index) => {
    if (answers[index] !== answer)
      throw new Error(`${who} answers ${answers[index]}, the oracle ${answer}: ${JSON.stringify(rules[index])}`)
  })
}
