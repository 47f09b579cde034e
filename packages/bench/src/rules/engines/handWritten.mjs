/** Reads of the workload's facts as one would write them: a property after a property. */
const reads = {
  'page.type': (facts) => facts.page.type,
  'page.path': (facts) => facts.page.path,
  'page.language': (facts) => facts.page.language,
  'page.meta.category': (facts) => facts.page.meta.category,
  'page.scrollDepth': (facts) => facts.page.scrollDepth,
  'device.type': (facts) => facts.device.type,
  'device.os': (facts) => facts.device.os,
  'device.touch': (facts) => facts.device.touch,
  'geo.country': (facts) => facts.geo.country,
  'geo.region': (facts) => facts.geo.region,
  'traffic.source': (facts) => facts.traffic.source,
  'traffic.medium': (facts) => facts.traffic.medium,
  'traffic.campaign': (facts) => facts.traffic.campaign,
  'visit.count': (facts) => facts.visit.count,
  'visit.pages': (facts) => facts.visit.pages,
  'cart.value': (facts) => facts.cart.value,
  'cart.items': (facts) => facts.cart.items,
  'traits.plan': (facts) => facts.traits.plan,
  'traits.newsletter': (facts) => facts.traits.newsletter,
  'traits.firstName': (facts) => facts.traits.firstName,
}

const operators = {
  $gt: (read, wanted) => (facts) => read(facts) > wanted,
  $gte: (read, wanted) => (facts) => read(facts) >= wanted,
  $lt: (read, wanted) => (facts) => read(facts) < wanted,
  $lte: (read, wanted) => (facts) => read(facts) <= wanted,
  $in: (read, wanted) => (facts) => wanted.includes(read(facts)),
  $exists: (read, wanted) => (facts) => (read(facts) !== undefined) === wanted,
  $regex: (read, pattern) => {
    const expression = new RegExp(pattern)
    return (facts) => expression.test(read(facts))
  },
}

/** One function a rule, put together from small ones; nothing is shared between rules and nothing is looked up by name. */
export function handWritten(rules) {
  const predicates = rules.map(predicate)
  const pass = ({ facts }) => {
    const answers = new Uint8Array(rules.length)
    for (let index = 0; index < rules.length; index++) if (predicates[index](facts)) answers[index] = 1
    return answers
  }
  return { pass }
}

function predicate(rule) {
  return every(
    Object.entries(rule).flatMap(([key, operand]) => {
      if (key === '$or') return [some(operand.map(predicate))]
      if (key === '$not') return [not(predicate(operand))]
      const read = reads[key]
      if (typeof operand !== 'object') return [(facts) => read(facts) === operand]
      return Object.entries(operand).map(([operator, wanted]) => operators[operator](read, wanted))
    }),
  )
}

const not = (holds) => (facts) => !holds(facts)

const every = (tests) => (facts) => {
  for (const test of tests) if (!test(facts)) return false
  return true
}

const some = (tests) => (facts) => {
  for (const test of tests) if (test(facts)) return true
  return false
}
