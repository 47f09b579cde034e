import { scheduleSentence } from '@kairos/core/sentences'
import { takesMessages } from '../../visits/chatHours.ts'
import type { Found, Rule } from '../rule.ts'
import { chatsIn } from '../survey/chats.ts'
import { openMinutes } from '../survey/week.ts'

export const chatNoStandIn: Rule = {
  code: 'chat_no_stand_in',
  finds: 'A chat with `hours`, and neither a form nor an address for the time outside them.',
  why: 'At night whoever would have asked something finds nothing at all, and the question is lost.',
  instead:
    'Add a form or an address to its `fallback`, or to `settings.chat`. Where it is to be there in its hours only, silence it and say so.',
  check: ({ config }) =>
    chatsIn(config).flatMap(({ hours, hoursAt, desks }): Found[] => {
      if (!hours || openMinutes(hours).every(Boolean) || desks.some(({ desk }) => takesMessages(desk))) return []
      const message = `Nobody answers this chat but ${scheduleSentence(hours)}, and then nothing stands in.`
      return [
        {
          path: hoursAt,
          mark: 'key',
          message,
          fix: 'add "fallback": ["mailto:…"], or { "type": "form", "to": "…" } to "settings.chat"',
        },
      ]
    }),
}
