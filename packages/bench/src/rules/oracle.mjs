/**
 * Tells whether facts meet a rule: slow, obvious, and sharing no code with any engine. Every engine must agree with it.
 * Throws for an operator the workload should not use, and where a missing fact would be read as a number or a text.
 */
export function holds(rule, facts) {
  const answers = []
  for (const key in rule) {
    const operand = rule[key]
    if (key === '$or') answers.push(operand.filter((one) => holds(one, facts)).length > 0)
    else if (key === '$not') answers.push(holds(operand, facts) === false)
    else answers.push(meets(valueAt(facts, key), operand, key))
  }
  return !answers.includes(false)
}

function valueAt(facts, path) {
  let value = facts
  for (const word of path.split('.')) value = value === undefined ? undefined : value[word]
  return value
}

function meets(value, operand, path) {
  if (typeof operand !== 'object') return value === operand
  const answers = []
  for (const operator in operand) {
    const wanted = operand[operator]
    if (operator === '$exists') answers.push((value !== undefined) === wanted)
    else if (operator === '$in') answers.push(wanted.filter((one) => one === value).length > 0)
    else answers.push(compare(present(value, path), operator, wanted))
  }
  return !answers.includes(false)
}

function present(value, path) {
  if (value === undefined) throw new Error(`${path} is missing, and engines differ on what that means`)
  return value
}

function compare(value, operator, wanted) {
  if (operator === '$gt') return value > wanted
  if (operator === '$gte') return value >= wanted
  if (operator === '$lt') return value < wanted
  if (operator === '$lte') return value <= wanted
  if (operator === '$regex') return value.match(new RegExp(wanted)) !== null
  throw new Error(`the oracle does not know ${operator}`)
}
