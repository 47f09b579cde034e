import type { Crowd, Persona } from '@kairos/schema'

/** A population for a first look, where nobody has described one: new and returning visitors, on phones and computers. */
export const inventedPersonas: Record<string, Persona> = {
  'new-phone': { device: 'mobile' },
  'new-computer': { device: 'desktop' },
  'back-phone': { device: 'mobile', visits: 2, lastSeen: '4d', firstSeen: '20d' },
  'back-computer': { device: 'desktop', visits: 3, lastSeen: '4d', firstSeen: '40d' },
}

export const inventedMix: Crowd[] = [
  { persona: 'new-phone', share: 0.4 },
  { persona: 'new-computer', share: 0.25 },
  { persona: 'back-phone', share: 0.2 },
  { persona: 'back-computer', share: 0.15 },
]
