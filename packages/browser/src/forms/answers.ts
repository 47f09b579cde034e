import type { State } from '@kairos/core'
import type { SurveyQuestion } from '@kairos/schema'

export type Answer = string | number | readonly string[]
export type Answers = Readonly<Record<string, Answer>>

/** What the visitor answered to the questions of a campaign, on this page and before. */
export function answersOf({ page, profile }: State, campaign: string): Answers {
  const here = (page.facts.answer as Record<string, Answers> | undefined)?.[campaign]
  const before = page.remembers ? (profile.past?.answers ?? {}) : {}
  const start = `${campaign}.`
  const kept = Object.entries(before).filter(([path]) => path.startsWith(start))
  return { ...Object.fromEntries(kept.map(([path, value]) => [path.slice(start.length), value as Answer])), ...here }
}

/** The question after one; `undefined` at the end. What was left out goes the way of all. */
export function after(
  questions: readonly SurveyQuestion[],
  question: SurveyQuestion,
  answer: Answer | undefined,
): SurveyQuestion | undefined {
  const next = question.next?.find(
    ({ from = -Infinity, to = Infinity, value }) =>
      (typeof answer !== 'number' ? from === -Infinity && to === Infinity : answer >= from && answer <= to) &&
      (value === undefined || [answer].flat().includes(value)),
  )
  if (!next) return questions[questions.indexOf(question) + 1]
  return questions.find(({ id }) => id === next.goTo)
}

/** The questions that were answered one after the other, and the first that was not; all anew where none is left. */
export function resume(questions: readonly SurveyQuestion[], answers: Answers): SurveyQuestion[] {
  const path = [questions[0]!]
  for (;;) {
    const last = path.at(-1)!
    if (!Object.hasOwn(answers, last.id)) return path
    const next = after(questions, last, answers[last.id])
    if (!next) return [questions[0]!]
    path.push(next)
  }
}
