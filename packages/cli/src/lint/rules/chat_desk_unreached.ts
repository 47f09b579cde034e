import { takesMessages } from '../../visits/chatHours.ts'
import type { Found, Rule } from '../rule.ts'
import { type Chat, chatsIn, deskName } from '../survey/chats.ts'

export const chatDeskUnreached: Rule = {
  code: 'chat_desk_unreached',
  finds: 'A desk behind a form or an address in the list of a chat, or anything that is twice in it.',
  why: 'Desks are asked in order, and a form or an address always takes the conversation: nobody sits at the desk behind it.',
  instead: 'Put desks first, forms and addresses last.',
  check: ({ config }) => {
    const seen = new Set<string>()
    return chatsIn(config)
      .flatMap(unreached)
      .filter(({ path }) => {
        // Many chats ask the same list of the site.
        const key = path.join('.')
        return !seen.has(key) && seen.add(key)
      })
  },
}

function unreached({ desks }: Chat): Found[] {
  const taker = desks.findIndex(({ desk }) => takesMessages(desk))
  return desks.flatMap(({ desk, path }, index): Found[] => {
    const name = deskName(desk)
    if (taker >= 0 && index > taker && !takesMessages(desk))
      return [
        {
          path,
          mark: 'value',
          message: `${name} is never asked: ${deskName(desks[taker]!.desk)} stands before it and always takes the conversation.`,
          fix: `put ${name} before it`,
        },
      ]
    const isTwice = desks.slice(0, index).some((other) => JSON.stringify(other.desk) === JSON.stringify(desk))
    return isTwice ? [{ path, mark: 'value', message: `${name} is asked twice.`, fix: 'remove one of them' }] : []
  })
}
