import type { State } from '../state.ts'

const MOST_ANSWERS = 60
const MOST_CHARACTERS = 200
const MOST_CHOICES = 20
/** Campaign and question: a dot would split them. */
const NAME = /^[\w-]{1,40}$/

/** Adds an answer to a question; a plain value, or some texts to choose from. */
export function withAnswer(
  before: Record<string, unknown> = {},
  { campaign, question, value }: Record<string, unknown>,
): Record<string, unknown> {
  const short = Array.isArray(value) ? value.slice(0, MOST_CHOICES).map(bounded) : bounded(value)
  const isName = [campaign, question].every((name) => typeof name === 'string' && NAME.test(name))
  if (!isName || short === undefined) return before
  const { [`${campaign}.${question}`]: _, ...others } = before
  const kept = Object.entries(others).slice(1 - MOST_ANSWERS)
  return Object.fromEntries([...kept, [`${campaign}.${question}`, short]])
}

const bounded = (value: unknown) => {
  if (typeof value === 'string') return value.slice(0, MOST_CHARACTERS)
  return Number.isFinite(value) ? value : undefined
}

/** The facts `answer.<campaign>.<question>`: what was answered on this page, and before by a visitor who may be remembered. */
export function answerFacts({ page, profile }: State): unknown {
  const answers = new Map<string, [string, unknown][]>()
  const add = (campaign: string, question: string, value: unknown) =>
    answers.set(campaign, [...(answers.get(campaign) ?? []), [question, value]])
  if (page.remembers)
    for (const [path, value] of Object.entries(profile.past?.answers ?? {})) {
      const [campaign = '', question = ''] = path.split('.')
      add(campaign, question, value)
    }
  for (const [campaign, here] of Object.entries(page.facts.answer ?? {}))
    for (const [question, value] of Object.entries(here ?? {})) add(campaign, question, value)
  return Object.fromEntries([...answers].map(([campaign, told]) => [campaign, Object.fromEntries(told)]))
}
