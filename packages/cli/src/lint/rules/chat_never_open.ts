import { scheduleSentence } from '@kairos/core/sentences'
import { takesMessages } from '../../visits/chatHours.ts'
import type { Found, Rule } from '../rule.ts'
import { type Chat, chatsIn } from '../survey/chats.ts'
import { isNeverThere } from '../survey/meets.ts'
import type { Survey } from '../survey/survey.ts'
import { openMinutes } from '../survey/week.ts'

export const chatNeverOpen: Rule = {
  code: 'chat_never_open',
  finds:
    "A chat whose `hours` have no day, lie outside its campaign's schedule or audience, or stand where no desk answers anyway.",
  why: 'Nobody ever talks to anybody: every visitor gets the form, or nothing.',
  instead: 'Correct the hours, or the schedule; without a desk in `settings.chat` remove the hours.',
  check: (survey) =>
    chatsIn(survey.config).flatMap((chat): Found[] => {
      const why = whyNever(chat, survey)
      if (!why) return []
      return [{ path: chat.hoursAt, mark: 'key', message: `This chat is never open: ${why[0]}.`, fix: why[1] }]
    }),
}

/** Why nobody ever answers in its hours, and what to do about it. */
function whyNever({ hours, campaign, desks }: Chat, survey: Survey): [why: string, fix: string] | undefined {
  if (!hours) return undefined
  if (desks.every(({ desk }) => takesMessages(desk)))
    return [
      'no desk answers in its hours either, but for forms and addresses',
      'add the desk of the site to "settings.chat", or remove "hours"',
    ]
  const open = openMinutes(hours)
  if (!open.includes(true)) return ['its hours have no day', 'name days, such as ["mon-fri"], or remove "days"']
  const { campaign: own, formula } = survey.campaigns[campaign]!
  const scheduled = openMinutes(own.schedule ?? {})
  if (!scheduled.includes(true)) return undefined
  const together = open.map((isOpen, minute) => isOpen && scheduled[minute]!)
  if (!together.includes(true))
    return [
      `somebody answers ${scheduleSentence(hours)}, and its campaign acts ${scheduleSentence(own.schedule!)}`,
      'correct the hours or the schedule',
    ]
  return isNeverThere(together, formula, survey)
    ? [
        `nobody is in its audience when somebody answers, ${scheduleSentence(hours)}`,
        'correct the hours, or what the audience says of the time',
      ]
    : undefined
}
