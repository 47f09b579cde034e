import type { Config } from '@kairos/schema'
import { didYouMean } from '../../closest.ts'
import { knownPaths } from '../facts/knowledgeOf.ts'
import type { Found, Rule } from '../rule.ts'

export const factNeverSet: Rule = {
  code: 'fact_never_set',
  finds: 'A condition or a text that reads a fact which neither ships nor is declared in `facts`.',
  why: 'Most often it is misspelled. It is then always missing, and the page says nothing about it.',
  instead: "Correct the path. A fact of your own is declared in `facts`: the page's `kairos.set()` then tells it.",
  check({ config, places, placeholders, knowledgeOf }) {
    const isUnknown = (path: string) => path[0] !== '$' && !isOfCampaign(path) && !knowledgeOf(path)
    const read = places.flatMap(({ questions }) =>
      questions
        .filter(({ written }) => isUnknown(written))
        .map((question): Found => found(question.written, pathOfFact(question), 'key', config)),
    )
    const named = placeholders
      .filter(({ fact }) => isUnknown(fact))
      .map(({ fact, path }): Found => found(fact, path, 'value', config))
    return [...read, ...named]
  },
}

/** `unknown_campaign` tells of these. */
const isOfCampaign = (path: string) => path.startsWith('campaign.')

const pathOfFact = ({ path, operator }: { path: Found['path']; operator: string }): Found['path'] =>
  operator ? path.slice(0, -1) : path

function found(fact: string, path: Found['path'], mark: Found['mark'], config: Config): Found {
  const dimension = /^interest\.([^.]+)\./.exec(fact)?.[1]
  const isNew = dimension !== undefined && !Object.hasOwn(config.interests ?? {}, dimension)
  return {
    path,
    mark,
    message: `Nothing sets the fact ${fact}.${didYouMean(fact, knownPaths(config))}`,
    fix: isNew ? `declare "${dimension}" in "interests"` : `correct the path, or declare "${fact}" in "facts"`,
  }
}
