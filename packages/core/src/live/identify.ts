import type { Person, Profile } from '../state.ts'
import type { Base } from './base.ts'
import { bounded } from './bounded.ts'

/** Two people within this time share the browser: what is known of one is nothing to tell the other. */
const SHARED_MS = 30 * 864e5

/** Adds what is known about the person; of a shared browser nothing is, and log-out forgets it. */
export function identify(base: Base, profile: Profile, props: Record<string, unknown>, at: number): Profile {
  const people = peopleOf(base, profile, props.id, at)
  const isShared = people.length > 1 && people.every((person) => at - person.at < SHARED_MS)
  const traits = props.traits && !isShared ? bounded({ ...ownTraits(profile, people), ...props.traits }) : {}
  return { ...profile, traits, ...(people.length && { people }) }
}

/** The last two people, the latest last. */
function peopleOf({ hash }: Base, { people = [] }: Profile, id: unknown, at: number): Person[] {
  const value = typeof id === 'string' || typeof id === 'number' ? hash('person', `${id}`, 2) : undefined
  if (value === undefined || value === null) return people
  return [...people.filter((person) => person.hash !== value), { hash: value, at }].slice(-2)
}

/** Traits told before belong to the person who was identified then. */
const ownTraits = ({ traits, people = [] }: Profile, now: Person[]) =>
  !people.length || people.at(-1)!.hash === now.at(-1)!.hash ? traits : {}
