// What editors say of a mistake. A standard message is "Property $atleast is not allowed": here is what is allowed instead.

/** Says of every object which fields it has; told for a field that it has not, and for a value that is no object. */
export function tellFields(schema, whole) {
  const all = { [whole]: schema, ...schema.definitions }
  for (const [name, definition] of Object.entries(all)) {
    const { properties, additionalProperties } = definition
    if (!properties || additionalProperties !== false || name === 'ShippedFacts') continue
    definition.errorMessage = fieldsSentence(name, definition)
  }
}

function fieldsSentence(name, { properties, patternProperties }) {
  const keys = Object.keys(properties)
  if (name === 'Operators') return `A fact is tested by these operators and no others: ${keys.join(', ')}.`
  if (patternProperties)
    return `A condition has facts, and these keys: ${keys.filter((key) => key[0] === '$').join(', ')}.`
  return `${nounOf(name)} has these fields and no others: ${keys.join(', ')}.`
}

const NOUNS = { Config: 'The file', Did: '"$did"', Sequence: '"$sequence"' }

/** "A slot action" for `SlotAction`. */
function nounOf(name) {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return NOUNS[name] ?? (/s$/.test(words) ? `"${words}"` : `${/^[aeio]/.test(words) ? 'An' : 'A'} ${words}`)
}

/** Of several kinds a value is held against its own: what is no object, or has no kind, against none. */
export function tellKinds(definitions) {
  for (const [name, { allOf = [], properties = {} }] of Object.entries(definitions)) {
    const [key] = Object.keys(allOf[0]?.if?.properties ?? {})
    if (!key) continue
    for (const one of allOf) Object.assign(one.if, { type: 'object', required: [key] })
    const kinds = properties[key]
    definitions[name].errorMessage = `${nounOf(name)} is an object with a "${key}": ${kinds.enum.join(', ')}.`
    kinds.enumDescriptions = allOf.map(({ then }) => whatIs(definitions, then.$ref))
  }
}

/** Whatever is no object is told once. */
export function tellTriggers({ Trigger }) {
  const { then, else: group } = Trigger
  Object.assign(Trigger, {
    if: { type: 'object', required: ['type'] },
    then,
    else: { if: { type: 'object' }, then: group },
    errorMessage:
      'A trigger is an object: one kind of moment, such as { "type": "exit_intent" }, or several by "any", "all" or "then".',
  })
}

function whatIs(definitions, ref) {
  const { description, $comment } = definitions[ref.replace('#/definitions/', '')]
  return description ?? $comment
}

/** A fact with a value of its own that is an object is tested by operators, and held against nothing else. */
export function tellOperators({ FactTest }) {
  const [plain, operators, list] = FactTest.anyOf
  delete FactTest.anyOf
  Object.assign(FactTest, { if: { type: 'object' }, then: operators, else: { anyOf: [plain, list] } })
}

const DURATION = '\\d+(\\.\\d+)?(ms|[smhdw])'
const HOUR = '([01]\\d|2[0-3]):[0-5]\\d'
const DAY = '(mon|tue|wed|thu|fri|sat|sun)'

/** Texts with a form of their own: which fields have it, and what to write. */
const FORMS = [
  {
    of: (_, { description }) => /; a duration\b|: a duration of/.test(description),
    pattern: `^${DURATION}$`,
    message: 'No duration. Write a number and ms, s, m, h, d or w: "45s", "30m", "7d".',
  },
  {
    of: (_, { description }) => /a duration, `visit`, `page` or `lifetime`/.test(description),
    pattern: `^(visit|page|lifetime|${DURATION})$`,
    message: 'Write "visit", "page", "lifetime" or a duration such as "7d".',
  },
  {
    of: (name) => name === 'Limit.per',
    pattern: `^(page|visit|lifetime|${DURATION})$`,
    message: 'Write "page", "visit", "lifetime" or a duration such as "1d".',
  },
  {
    of: (name) => /^(Schedule|ChatHours)\.hours$/.test(name),
    pattern: `^${HOUR}-(${HOUR}|24:00)$`,
    message: 'No hours. Write "08:00-20:00".',
  },
  {
    of: (name) => /^(Schedule|ChatHours)\.days$/.test(name),
    pattern: `^${DAY}(-${DAY})?$`,
    message: 'No weekday. Write mon, tue, wed, thu, fri, sat, sun, or a range: "mon-fri".',
  },
  {
    of: (name) =>
      /^(Schedule\.(from|until)|(Preflight|Allocation)\.expires|Campaign\.reviewBy|GoldenVisit\.at|VisitStep\.until)$/.test(
        name,
      ),
    pattern: '^\\d{4}-(0\\d|1[0-2])-[0-3]\\d(T([01]\\d|2[0-3])(:\\d\\d){1,2}(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)?)?$',
    message: 'No date. Write "2026-12-31", with a time "2026-12-31T18:00", or with an offset "2026-12-31T18:00+01:00".',
  },
]

/** Numbers with two ends, by the words of their description. */
const ENDS = [
  [/\b(from )?0 to 1\b/, [0, 1]],
  [/\b0 to 100\b/, [0, 100]],
  [/\b0 to 50\b/, [0, 50]],
]

/** Tells editors the form of texts and the ends of numbers; the command line has better words, and takes no notice. */
export function tellForms(schema, whole) {
  for (const [noun, { properties = {} }] of Object.entries({ [whole]: schema, ...schema.definitions }))
    for (const [key, field] of Object.entries(properties)) {
      const { description = '' } = field
      const text = field.type === 'array' ? field.items : field
      const form = text?.type === 'string' && FORMS.find(({ of }) => of(`${noun}.${key}`, { description }))
      if (form) Object.assign(text, { pattern: form.pattern, errorMessage: form.message })
      const ends = field.type === 'number' && noun !== 'ShippedFacts' && ENDS.find(([words]) => words.test(description))
      if (ends) Object.assign(field, { minimum: ends[1][0], maximum: ends[1][1] })
    }
}

/** A desk that is only named has one of the names, or an address. */
export function tellDesks({ ChatDesk, DeskName }) {
  const address = ChatDesk.anyOf.find(({ type }) => type === 'string')
  const errorMessage = `No such desk. Write one of: ${DeskName.enum.join(', ')}, or an address such as "mailto:help@corner.example".`
  DeskName.errorMessage = errorMessage
  Object.assign(address, { pattern: '^mailto:', errorMessage })
}

/** Facts that are nearly one that ships: the file may declare them, so it is a warning. Gives the patterns they are found by. */
export function tellNearFacts({ Condition, ShippedFacts }, test) {
  const paths = Object.keys(ShippedFacts.properties)
  const words = [...new Set(paths.filter((path) => path.includes('.')).map((path) => path.split('.')[0]))]
  const found = []
  const tell = (pattern, deprecationMessage) => {
    Condition.patternProperties[`^${pattern}`] = { ...test, deprecationMessage }
    found.push(pattern)
  }
  for (const word of words) {
    const own = paths.filter((path) => path.startsWith(`${word}.`)).map((path) => path.slice(word.length + 1))
    const known = own.map((name) =>
      name.endsWith('*') ? name.slice(0, -1).replaceAll('.', '\\.') : `${name.replaceAll('.', '\\.')}$`,
    )
    if (!own.includes('*'))
      tell(
        `${word}\\.(?!${known.join('|')})`,
        `No such fact ships. There is: ${own.map((name) => `${word}.${name}`).join(', ')}. One of the site’s own has to be declared in "facts".`,
      )
    const others = [`${word}s`, word.replace(/s$/, ''), word[0].toUpperCase() + word.slice(1)].filter(
      (one) => !words.includes(one),
    )
    tell(
      `(${others.join('|')})\\.`,
      `Facts that ship are written "${word}.…". One of the site’s own has to be declared in "facts".`,
    )
  }
  return found
}

/** A plain value of a fact that has few. */
export function tellValues({ Condition, ShippedFacts }) {
  for (const [path, { enum: values }] of Object.entries(ShippedFacts.properties)) {
    const test = Condition.properties[path]
    if (!values || !test) continue
    const deprecationMessage = `Never so. ${path} is one of: ${values.join(', ')}.`
    test.allOf = [{ if: { type: 'string', not: { enum: values } }, then: { deprecationMessage } }]
  }
}
