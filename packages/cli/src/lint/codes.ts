import type { Rule } from './rule.ts'
import { rules } from './rules/index.ts'

type Told = Omit<Rule, 'check'>

/** What `validate` warns of, and what is found about silencing itself; told in LINT.md like the rules. */
export const toldElsewhere: readonly Told[] = [
  {
    code: 'unknown_slot',
    finds: 'A slot that `slots` does not list, in a file that lists some. `kairos validate` warns of it too.',
    why: 'Most often it is misspelled, and its content is shown nowhere.',
    instead: 'Correct the name, or list the slot. One that stands in the page as `<kairos-slot>` needs no entry.',
  },
]

export const aboutSilence: readonly Told[] = [
  {
    code: 'silence_without_reason',
    finds: 'A code in `lint` with an empty reason.',
    why: 'The next editor has to know whether it still holds.',
    instead: 'Say why it is meant as it is. Until then nothing is silenced.',
  },
  {
    code: 'silence_unused',
    finds: 'A code in `lint` where nothing like it is found any more.',
    why: 'It would hide the next mistake of that kind.',
    instead: 'Remove it.',
  },
  {
    code: 'silence_unknown',
    finds: 'A code in `lint` that no rule has.',
    why: 'It silences nothing.',
    instead: 'Correct it as the message says.',
  },
]

/** Every code a file may silence. */
export const codes: readonly string[] = [...rules, ...toldElsewhere].map(({ code }) => code)
