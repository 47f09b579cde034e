import type { Action, ChatAction, Content, EditAction, SlotAction } from '@kairos/schema'
import { fieldsOf } from '../validate/tolerant.ts'
import type { Stop } from './happening.ts'

/** The surface that is meant by the name of a place: a slot, or one of the others where no slot is called so. */
export function surfaceOf(place: string, { program: { slots, plans } }: Stop): string {
  const slot = `slot:${place}`
  const isFilled = [...plans.values()].some(({ surfaces }) => Object.values(surfaces).flat().includes(slot))
  return isFilled || Object.hasOwn(slots, place) ? slot : place
}

/** All words that stand in a place. */
export function wordsAt(surface: string, { state: { page } }: Stop): string[] {
  const campaign = Object.hasOwn(page.surfaces, surface) ? page.surfaces[surface]! : undefined
  const actions: readonly Action[] = (campaign && page.decisions[campaign]?.actions) || []
  const slot = /^slot:(.*)/.exec(surface)?.[1]
  return actions.flatMap((action): string[] => {
    if (action.type === 'slot') return action.slot === slot ? wordsIn(action) : []
    if (action.type === 'chat') return surface === 'chat' ? chatWords(action) : []
    if (action.type === 'edit') return surface === `edit:${action.selector}` ? editWords(action) : []
    // A variant opens one widget over the page.
    const isHere = action.type === 'widget' && (action.kind === 'inline' ? action.slot === slot : slot === undefined)
    return isHere && !/^(chat|edit:)/.test(surface)
      ? [...blockWords(action.blocks), ...told(action.label, action.teaser)]
      : []
  })
}

const told = (...words: unknown[]): string[] => words.filter((one): one is string => typeof one === 'string')

const wordsIn = ({ title, text, list = [], link, html }: Pick<SlotAction, keyof Content>): string[] =>
  told(title, text, ...list, link?.text, html)

const chatWords = ({ greeting, message }: ChatAction): string[] => told(greeting?.text, greeting?.name, message)

const editWords = ({ text, before, after, attributes = {} }: EditAction): string[] => [
  ...told(text),
  ...[before, after].flatMap((content) => (content ? wordsIn(content) : [])),
  ...told(...Object.values(attributes)),
]

/** Fields of blocks that are read, whatever block has them. */
const READ = /^(text|items|label|title|name|price|code|next|low|high)$/

/** The words of blocks and of all that is in them. */
function blockWords(part: unknown, field = ''): string[] {
  if (typeof part === 'string') return READ.test(field) ? [part] : []
  if (Array.isArray(part)) return part.flatMap((one) => blockWords(one, field))
  return Object.entries(fieldsOf(part)).flatMap(([name, value]) => blockWords(value, name))
}
