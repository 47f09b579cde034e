import type { History, Page, Program, Reason } from '@kairos/core'
import type { Action, ChatAction, ChatDesk, Settings } from '@kairos/schema'

/** Tells why nobody takes a conversation now; nothing where somebody does. */
export type ChatHours = (actions: readonly Action[], page: Page) => Reason | undefined

/**
 * Looks at the hours of chats as the page does when it opens one: outside them a form or an address stands in, and where
 * there is none, nothing comes. All desks are taken to answer.
 */
export function createChatHours({ history, settings }: Program): ChatHours {
  const tests = new Map<string, ReturnType<History['scheduleTest']>>()
  return (actions, page) => {
    const chat = actions.find((action) => action.type === 'chat')
    const hours = chat?.hours ?? settings.chatHours
    if (!chat || !hours || !history || standsIn(chat, settings)) return undefined
    const key = JSON.stringify(hours)
    const test = tests.get(key) ?? history.scheduleTest(hours, 'hours')
    tests.set(key, test)
    return test(page) && 'outside_hours'
  }
}

/** Whether something takes a message when nobody answers. */
export const standsIn = ({ fallback }: ChatAction, { chat = [] }: Settings): boolean =>
  (fallback ?? chat).some(takesMessages)

/** Whether it is a form or an address, and no desk. */
export const takesMessages = (desk: ChatDesk): boolean =>
  typeof desk === 'string' ? desk === 'form' || desk.startsWith('mailto:') : desk.type === 'form'
