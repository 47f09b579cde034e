import type { Config, Effect } from '@kairos/schema'
import type { CheckedFile } from '../files/checkedFile.ts'
import { leftOutText } from '../personas/leftOutText.ts'
import type { KnownPersonas } from '../personas/readPersonas.ts'
import type { Span } from '../visits/lean.ts'
import { inventedMix, inventedPersonas } from './invented.ts'
import { type Itinerary, longestMs, planVisitors } from './itinerary.ts'
import { answeredByRecords, type Recording, readRecorded } from './recorded.ts'

/** Visitors for a simulation, wherever they come from. */
export interface Visitors {
  /** In words. Example: `"The mix of personas.json, seed 7"`. */
  source: string
  itineraries: AsyncIterable<Itinerary> | Iterable<Itinerary>
  effects: readonly Effect[]
  /** In which all visits lie. */
  span: Span
  /** How many come, where that is known before. */
  many?: number
  /** The config as these visitors can answer it. */
  answering: (config: Config) => Config
  /** What of them cannot be used, in sentences; complete when all have come. */
  notes: () => string[]
  /** The file that describes them. */
  checked?: CheckedFile | undefined
}

export interface Describing {
  known: KnownPersonas
  config: Config
  /** Name of the file with the description. */
  file: string | undefined
  many: number
  seed: number
  /** When the first of them come, in milliseconds, and over how many days. */
  from: number
  days: number
}

const DAY_MS = 864e5
/** Older records say little about visitors of today. */
const YEAR_MS = 365 * DAY_MS

/** Made-up visitors; `undefined` where of whoever was described nobody can be used: others are not what was asked for. */
export function describedVisitors({ known, config, file, many, seed, from, days }: Describing): Visitors | undefined {
  const { checked, leftOut, effects } = known
  const isMixGone = !known.mix.length && leftOut.some(({ part }) => part === 'mix')
  if (checked && (!Object.keys(known.personas).length || isMixGone)) return undefined
  const { personas, mix, source } = populationOf(known, file)
  const plan = planVisitors({ personas, mix, config, seed, from, spanMs: days * DAY_MS })
  const note = leftOutText(known)
  return {
    source: `${source}, seed ${seed}, ${days} days from ${new Date(from).toISOString().slice(0, 10)}`,
    itineraries: firstOf(plan, many),
    effects,
    span: { from, to: from + days * DAY_MS + longestMs(mix) },
    many,
    answering: (config) => config,
    notes: () => (note ? [note] : []),
    checked,
  }
}

/** Those of a collector's records. */
export async function recordedVisitors(recording: Recording): Promise<Visitors> {
  const { file, now } = recording
  const { itineraries, notes } = await readRecorded(recording)
  return {
    source: `Visitors of ${file}, as far as records tell`,
    itineraries,
    effects: [],
    span: { from: now - YEAR_MS, to: now + DAY_MS },
    answering: answeredByRecords,
    notes,
  }
}

function* firstOf(plan: (index: number) => Itinerary, many: number): Iterable<Itinerary> {
  for (let index = 0; index < many; index++) yield plan(index)
}

/** The population of a file; an invented one where there is no file, or nobody in it. */
function populationOf({ personas, mix }: KnownPersonas, file: string | undefined) {
  const ids = Object.keys(personas)
  if (mix.length) return { personas, mix, source: `The mix of ${file}` }
  if (ids.length)
    return {
      personas,
      mix: ids.map((persona) => ({ persona, share: 1 / ids.length })),
      source: `As many of each persona of ${file}`,
    }
  const hint = 'to describe your own: kairos simulate --mix personas.json'
  return { personas: inventedPersonas, mix: inventedMix, source: `Invented visitors (${hint})` }
}
