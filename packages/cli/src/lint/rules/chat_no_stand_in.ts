import { scheduleSentence } from '@kairos/core/sentences'
import { takesMessages } from '../../visits/chatHours.ts'
import type { Found, Rule } from '../rule.ts'
import { type Chat, chatsIn } from '../survey/chats.ts'
import { isNeverThere } from '../survey/meets.ts'
import type { Survey } from '../survey/survey.ts'
import { openMinutes } from '../survey/week.ts'

export const chatNoStandIn: Rule = {
  code: 'chat_no_stand_in',
  finds: 'A chat with `hours` that visitors may meet outside them, and neither a form nor an address for then.',
  why: 'At night whoever would have asked something finds nothing at all, and the question is lost.',
  instead:
    'Add a form or an address to its `fallback`, or to `settings.chat`. Where it is to be there in its hours only, give them to the campaign too, as its `schedule`.',
  check: (survey) =>
    chatsIn(survey.config).flatMap((chat): Found[] => {
      const { hours, hoursAt, desks } = chat
      if (!hours || desks.some(({ desk }) => takesMessages(desk)) || !comesOutside(chat, survey)) return []
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

/** Whether somebody may meet the chat when nobody answers it. */
function comesOutside({ hours, campaign }: Chat, survey: Survey): boolean {
  const { campaign: own, formula } = survey.campaigns[campaign]!
  const open = openMinutes(hours!)
  const closed = openMinutes(own.schedule ?? {}).map((acts, minute) => acts && !open[minute])
  return closed.includes(true) && !isNeverThere(closed, formula, survey)
}
