import type { ChatAction } from '@kairos/schema'
import type { ActionsBase } from './base.ts'
import type { Form } from './widget/blocks.ts'
import { checkForm } from './widget/check.ts'
import { type FinishContent, finishForm } from './widget/finish.ts'

/** The fields of a chat. Its days and hours are looked at by what knows schedules. */
const chatForm: Form = {
  message: 'words',
  greeting: { 'text!': 'words', delay: 'duration', avatar: 'address', name: 'words' },
  hours: 'object',
  fallback: ['desk'],
}

/** Looks at all of a chat. Throws `BadUnit`. @param isOnly whether it is the only one of its variant */
export function checkChat(base: ActionsBase, chat: ChatAction, isOnly: boolean, ...steps: string[]): void {
  const expect: ActionsBase['expect'] = base.expect
  checkForm(base, chat, chatForm, steps)
  expect(isOnly, 'one chat', ...steps)
}

/** Finishes all words of a chat; nothing where a fact is missing. */
export const finishChat = (finish: FinishContent, chat: ChatAction): ChatAction | undefined =>
  finishForm(finish, chat, chatForm)
