import { configChecker, type Schema, shippedFacts } from '../../validate/schema.ts'
import { count, type Knowledge, maybe, text } from './knowledge.ts'

let known: Readonly<Record<string, Knowledge>> | undefined

/** Every fact that ships, by path, as the schema describes it; `*` stands for one step or more. */
export function catalogue(): Readonly<Record<string, Knowledge>> {
  known ??= read(shippedFacts(configChecker()))
  return known
}

const read = ({ properties = {}, required = [] }: Schema) =>
  Object.fromEntries(
    Object.entries(properties).map(([path, fact]) => [
      path,
      required.includes(path) ? described(fact) : maybe(described(fact)),
    ]),
  )

function described({ type, enum: values, minimum: min, maximum: max }: Schema): Knowledge {
  if (type === 'array') return { type: 'list' }
  if (type === 'boolean') return { type }
  if (type === 'string') return { type, ...(values && { values: values.map(String) }) }
  if (type === 'integer') return { type: 'number', whole: true, min: min ?? -Infinity, max: max ?? Infinity }
  if (type === 'number') return { type, ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
  return { type: 'any' }
}

/** What each campaign did, behind `campaign.<id>`. */
export const ofCampaign: Readonly<Record<string, Knowledge>> = {
  variant: maybe(text),
  shown: count(0, 50),
  closed: count(0, 50),
  clicked: count(0, 50),
  converted: count(0, 50),
}

/** What a dimension of interest is, behind `interest.<dimension>`; a share has the value's name behind it. */
export const ofInterest: Readonly<Record<string, Knowledge>> = {
  top: maybe(text),
  share: maybe({ type: 'number', min: 0, max: 1 }),
}
