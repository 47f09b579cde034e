import { didYouMean } from '../../closest.ts'
import type { Found, Rule } from '../rule.ts'

export const unknownCampaign: Rule = {
  code: 'unknown_campaign',
  finds: 'A fact about a campaign, or a variant asked for in `prerequisites`, that this file does not have.',
  why: 'The campaign was renamed or removed: the fact is always missing, and nobody has the variant.',
  instead: 'Write the id of a campaign of this file and one of its variants.',
  check({ config, places, placeholders, knowledgeOf }) {
    const { campaigns = [] } = config
    const ids = campaigns.map(({ id }) => id)
    const found = (fact: string, path: Found['path'], mark: Found['mark']): Found[] => {
      const [word, id = '', name = ''] = fact.split('.')
      if (word !== 'campaign' || knowledgeOf(fact)) return []
      if (!ids.includes(id))
        return [{ path, mark, message: `There is no campaign "${id}".${didYouMean(id, ids)}`, fix: 'correct the id' }]
      const names = ['variant', 'shown', 'closed', 'clicked', 'converted']
      const message = `Of a campaign there is no fact "${name}".${didYouMean(name, names)}`
      return [{ path, mark, message, fix: `use one of: ${names.join(', ')}` }]
    }
    const read = places.flatMap(({ questions }) =>
      questions.flatMap(({ written, path, operator }) => found(written, operator ? path.slice(0, -1) : path, 'key')),
    )
    const named = placeholders.flatMap(({ fact, path }) => found(fact, path, 'value'))
    const asked = campaigns.flatMap(({ prerequisites = [] }, index) =>
      prerequisites.flatMap(({ campaign, variant }, n): Found[] => {
        const variants = campaigns.find(({ id }) => id === campaign)?.variants.map(({ id }) => id) ?? []
        // Of a campaign that is not there `validate` tells.
        if (!variants.length || variants.includes(variant)) return []
        const path = ['campaigns', index, 'prerequisites', n, 'variant']
        const message = `Campaign "${campaign}" has no variant "${variant}".${didYouMean(variant, variants)}`
        return [{ path, mark: 'value', message, fix: `use one of: ${variants.join(', ')}` }]
      }),
    )
    return [...read, ...named, ...asked]
  },
}
