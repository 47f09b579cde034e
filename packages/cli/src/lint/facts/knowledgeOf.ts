import type { Config, FactDeclaration } from '@kairos/schema'
import { catalogue, ofCampaign, ofInterest } from './catalogue.ts'
import { anything, type Knowledge } from './knowledge.ts'

/** Tells what is known of a fact; nothing where nothing sets it. */
export type KnowledgeOf = (path: string) => Knowledge | undefined

const own = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined

/** What the file and the catalogue know together. What the file declares wins. */
export function createKnowledge({
  facts = {},
  interests = {},
  segments = {},
  campaigns = [],
  feeds = {},
}: Config): KnowledgeOf {
  const ids = new Set(campaigns.map(({ id }) => id))
  const shipped = catalogue()
  const find = (path: string): Knowledge | undefined => {
    const declared = own(facts, path)
    if (declared) return ofDeclared(declared)
    const [word = '', second = '', third = '', ...rest] = path.split('.')
    // What a feed says is not known before it says it.
    if (word === 'feed') return own(feeds, second) && third ? { type: 'any', missing: true } : undefined
    if (word === 'segment') return own(segments, path.slice('segment.'.length)) && { type: 'boolean' }
    if (word === 'campaign') return ids.has(second) && !rest.length ? own(ofCampaign, third) : undefined
    if (word === 'interest') {
      const known = own(interests, second) && own(ofInterest, third)
      return (third === 'share') === rest.length > 0 ? known : undefined
    }
    return own(shipped, path) ?? own(shipped, `${word}.*`) ?? own(shipped, `${word}.${second}.*`) ?? inside(path)
  }
  /** A part of what is declared: nobody says of what type. */
  const inside = (path: string) => (Object.keys(facts).some((key) => path.startsWith(`${key}.`)) ? anything : undefined)
  const known = new Map<string, Knowledge | undefined>()
  return (path) => {
    if (!known.has(path)) known.set(path, find(path))
    return known.get(path)
  }
}

const ofDeclared = ({ type }: FactDeclaration): Knowledge => ({ type: type ?? 'any', missing: true })

/** Paths a misspelled one may have meant. */
export const knownPaths = ({ facts = {}, interests = {}, campaigns = [] }: Config): string[] => [
  ...Object.keys(facts),
  ...Object.keys(catalogue()).filter((path) => !path.endsWith('*')),
  ...Object.keys(interests).flatMap((id) => [`interest.${id}.top`, `interest.${id}.share`]),
  ...campaigns.slice(0, 50).flatMap(({ id }) => Object.keys(ofCampaign).map((name) => `campaign.${id}.${name}`)),
]
