import { type Flags, short } from './parse.ts'

/** What a link asks for, in a line: `hero:spring · visit 3 · 2026-12-24T18:00`. */
export function inShort(flags: Flags): string {
  const { force, segments, facts, at, visit, consent, only, persona, profile, seed, channel } = flags
  const words = [
    ...Object.entries(force).map(([campaign, variant]) => `${campaign}:${variant}`),
    ...Object.entries(segments).map(([id, holds]) => (holds ? id : `not ${id}`)),
    ...Object.entries(facts).map(([path, value]) => `${path}:${value}`),
    visit && `visit ${visit}`,
    at,
    consent && `consent ${consent}`,
    flags.targeting === 'respect' && Object.keys(force).length && 'targeting respected',
    only && 'nothing else',
    persona && (persona.includes('~') ? 'a visitor from the link' : persona),
    profile && 'a copy of you',
    seed && `seed ${seed}`,
    channel && `channel ${channel}`,
  ]
  return (
    words
      .filter(Boolean)
      .map((word) => short(`${word}`))
      .join(' · ') || 'a visitor never seen before'
  )
}
