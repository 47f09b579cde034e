import type { FactDeclaration } from '@kairos/schema'
import type { Program } from '../program.ts'
import type { KeptFact, Profile, State } from '../state.ts'
import type { Base } from './base.ts'
import { bounded } from './bounded.ts'
import { plant } from './plant.ts'

/** Words that are kept without a declaration, where a rule or a text reads them. */
const SHIPPED: Record<string, FactDeclaration> = { cart: { keep: '30d' }, wishlist: { keep: '365d' } }

/**
 * Remembers the facts just told, by path, for as long as the file says; those told last stay when there is no more room.
 * Forgets what is over, what is missing now, and what the visitor does not agree to.
 */
export function keep(base: Base, { profile, page }: State, told: Record<string, unknown>, program: Program): Profile {
  if (!page.remembers) return profile
  const { at } = page
  const declared = { ...shippedOf(program), ...program.facts }
  const kept = Object.entries(profile.facts ?? {})
  const values = kept.map(([path, { value }]): [string, unknown] => [path, value])
  const tree = [...values, ...Object.entries(told)].reduce(plant, {})
  const fresh = Object.entries(declared).flatMap(([path, declaration]) => {
    const span = base.durationMs(declaration?.keep)
    const isTold = Object.keys(told).some((one) => isWithin(one, path) || isWithin(path, one))
    return span && isTold ? [[path, { value: valueAt(base, tree, path), until: at + span }] as const] : []
  })
  const entries = Object.entries(Object.fromEntries([...kept.filter(([path]) => !isFresh(path)), ...fresh]))
  const facts = bounded(Object.fromEntries(entries.filter(([path, fact]) => isWanted(path, fact))))
  return kept.length || fresh.length ? { ...profile, facts: facts as Record<string, KeptFact> } : profile

  function isFresh(path: string): boolean {
    return fresh.some(([other]) => other === path)
  }

  function isWanted(path: string, { value, until }: KeptFact): boolean {
    const { keep, purpose } = base.own(declared, path) ?? {}
    const refused = purpose === 'analytics' && valueAt(base, page.facts, 'consent.analytics') === false
    return !!keep && until > at && value !== null && !refused
  }
}

const shippedOf = ({ inputs }: Program) =>
  Object.fromEntries(Object.entries(SHIPPED).filter(([path]) => inputs.some(({ word }) => word === path)))

const isWithin = (path: string, other: string) => `${path}.`.startsWith(`${other}.`)

function valueAt({ own }: Base, tree: unknown, path: string): unknown {
  let value = tree
  for (const step of path.split('.'))
    value = typeof value === 'object' ? own(value as Record<string, unknown>, step) : undefined
  return value ?? null
}
