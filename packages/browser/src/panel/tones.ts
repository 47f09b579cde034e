import type { Status } from './places.ts'

/** How each status is called, and in which colour. */
export const TONES: Record<Status, { word: string; tone: string }> = {
  forced: { word: 'forced', tone: 'forced' },
  silenced: { word: 'silenced', tone: 'muted' },
  waits: { word: 'waits to be seen', tone: 'warn' },
  acts: { word: 'acts', tone: 'good' },
  control: { word: 'control', tone: 'good' },
  not: { word: 'does not act', tone: 'muted' },
}
