import logic from 'json-logic-js'

const patterns = new Map()

// JsonLogic has no regular expressions; each pattern is made once, as the other engines do.
logic.add_operation('matches', (value, pattern) => {
  if (!patterns.has(pattern)) patterns.set(pattern, new RegExp(pattern))
  return patterns.get(pattern).test(value)
})

const operators = { $gt: '>', $gte: '>=', $lt: '<', $lte: '<=', $in: 'in', $regex: 'matches' }

/** Reads the rules in its own language; translated once. */
export function jsonLogic(rules) {
  const translated = rules.map(translate)
  const pass = ({ facts }) => {
    const answers = new Uint8Array(rules.length)
    for (let index = 0; index < rules.length; index++) if (logic.apply(translated[index], facts)) answers[index] = 1
    return answers
  }
  return { pass }
}

function translate(rule) {
  return all(
    Object.entries(rule).flatMap(([key, operand]) => {
      if (key === '$or') return [{ or: operand.map(translate) }]
      if (key === '$not') return [{ '!': [translate(operand)] }]
      const fact = { var: key }
      if (typeof operand !== 'object') return [{ '===': [fact, operand] }]
      return Object.entries(operand).map(([operator, wanted]) =>
        operator === '$exists' ? { [wanted ? '!==' : '===']: [fact, null] } : { [operators[operator]]: [fact, wanted] },
      )
    }),
  )
}

const all = (rules) => (rules.length === 1 ? rules[0] : { and: rules })
