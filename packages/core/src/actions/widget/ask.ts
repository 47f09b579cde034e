import type { FormField, SurveyQuestion } from '@kairos/schema'

/** Whether the fields of a form have names of their own, and something to select from. */
export function isAskable(value: unknown): boolean {
  const fields = value as readonly FormField[]
  return (
    areOwn(fields.map(({ name }) => name)) && fields.every(({ kind, options }) => kind !== 'select' || hasOwn(options))
  )
}

/** Whether the questions of a survey have ids of their own, something to choose from, and lead on only. */
export function isAnswerable(value: unknown): boolean {
  const questions = value as readonly SurveyQuestion[]
  const ids = questions.map(({ id }) => id)
  return (
    areOwn(ids) &&
    questions.every(
      ({ kind, options, next = [] }, index) =>
        (!/^(single|multiple)$/.test(kind) || hasOwn(options)) &&
        next.every(({ goTo }) => goTo === 'end' || ids.indexOf(goTo) > index),
    )
  )
}

const hasOwn = (options: SurveyQuestion['options']) => areOwn((options ?? []).map(({ value }) => value))

const areOwn = (names: readonly string[]) => names.length > 0 && new Set(names).size === names.length
