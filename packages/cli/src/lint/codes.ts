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

/** What `validate` refuses, so that no reason silences it; told in LINT.md for those who look for it there. */
export const refused: readonly Told[] = [
  {
    code: 'preflight',
    finds:
      'A campaign that reads a feed, in its audience, by a segment or in a text, without a `preflight` that is filled in. `kairos validate` refuses it, and no reason silences it.',
    why: 'What a feed says is shown within seconds, and nobody answers for it: the page leaves such a campaign out.',
    instead: 'Fill in what the message names.',
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
