import type { Content, EditAction, SlotAction, Text } from '@kairos/schema'
import type { Rare } from '../program.ts'
import { isAddress } from './attributes.ts'
import type { ActionsBase } from './base.ts'
import { finishChat } from './chat.ts'
import { type FinishContent, finishWidget } from './widget/finish.ts'

/** Makes an action of any type ready to carry out. */
export const finishWith =
  ({ finish }: ActionsBase): Rare['finish'] =>
  (action, wording) => {
    const finishContent = (content: Content): Content | undefined => {
      const done = finish({ type: 'slot', slot: '', ...content }, wording)
      const { type: _, slot: __, ...rest } = done ?? ({} as SlotAction)
      return done && rest
    }
    if (action.type === 'widget') return finishWidget(finishContent, action)
    if (action.type === 'chat') return finishChat(finishContent, action)
    if (action.type === 'edit') return finishEdit(finishContent, action)
    return action.type === 'slot' ? finish(action, wording) : action
  }

/** Finishes the texts of an edit as a slot's are; an address that could run script is left out. */
function finishEdit(finish: FinishContent, edit: EditAction): EditAction | undefined {
  let complete = true
  const finished = (content: Content): Content => {
    const done = finish(content)
    if (!done) complete = false
    return done ?? {}
  }
  const { text, attributes, before, after } = edit
  const value = (name: string, text: Text) =>
    isAddress(name) ? finished({ link: { href: text, text: '' } }).link?.href : finished({ text }).text
  const values = Object.entries(attributes ?? {})
    .map(([name, text]) => [name, value(name, text) ?? ''] as const)
    .filter(([name, text]) => text || !isAddress(name))
  const ready: EditAction = {
    ...edit,
    ...(text !== undefined && { text: finished({ text }).text ?? '' }),
    ...(attributes && { attributes: Object.fromEntries(values) }),
    ...(before && { before: finished(before) }),
    ...(after && { after: finished(after) }),
  }
  return complete ? ready : undefined
}
