import type { Persona } from '@kairos/schema'
import type { Looking } from '../given.ts'
import { fetchText } from './fetchText.ts'
import { didYouMean } from './nearest.ts'
import { short } from './parse.ts'

/** A visitor that a link describes or names. */
export type Found = { persona: Persona; isFromLink: boolean } | { problem: string }

/** Begins a visitor that lies in the link, packed or as it is; no name has such a sign. */
const PACKED = 'z~'
const PLAIN = 'j~'
/** What unpacks to more was made to fill the memory. */
const MOST_CHARACTERS = 32_000

/** Finds the visitor of `kairos_persona`: in the link itself, else by its name in `personas.json` beside the file. */
export async function findPersona(looking: Looking, asked: string): Promise<Found> {
  if (/^[zj]~/.test(asked)) {
    const persona = await decodePersona(asked, looking.env.window)
    return persona ? { persona, isFromLink: true } : { problem: 'kairos_persona holds no visitor that can be read.' }
  }
  const personas = await namedIn(looking)
  if (!personas) return { problem: `There is no personas.json beside the file, and so no “${short(asked)}”.` }
  if (Object.hasOwn(personas, asked)) {
    const persona = sound(personas[asked])
    return persona ? { persona, isFromLink: false } : { problem: `“${short(asked)}” of personas.json is no visitor.` }
  }
  return { problem: `personas.json has no “${short(asked)}”.${didYouMean(asked, Object.keys(personas))}` }
}

async function namedIn({ env }: Looking): Promise<Record<string, unknown> | undefined> {
  const { document, file } = env
  const tag = document.querySelector<HTMLElement>('script[data-config]')
  const config = tag?.dataset.config ?? (typeof file === 'string' ? file : '/')
  try {
    const url = new URL('personas.json', new URL(config, document.baseURI))
    const { personas } = JSON.parse(await fetchText(env, url.href))
    return isTree(personas) ? personas : undefined
  } catch {
    return undefined
  }
}

/** A whole visitor as a text for a link. */
export async function encodePersona(persona: Persona, { CompressionStream }: Partial<Packing>): Promise<string> {
  const json = JSON.stringify(persona)
  if (!CompressionStream) return PLAIN + toText(new TextEncoder().encode(json))
  const packed = new Response(new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw')))
  return PACKED + toText(new Uint8Array(await packed.arrayBuffer()))
}

/** Reads such a text; `undefined` for what is no visitor. */
export async function decodePersona(
  text: string,
  { DecompressionStream }: Partial<Packing>,
): Promise<Persona | undefined> {
  try {
    const bytes = fromText(text.slice(PACKED.length))
    if (text.startsWith(PLAIN)) return sound(JSON.parse(new TextDecoder().decode(bytes)))
    if (!DecompressionStream) return undefined
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
    const decoder = new TextDecoder()
    let json = ''
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      json += decoder.decode(part.value, { stream: true })
      if (json.length > MOST_CHARACTERS) {
        await reader.cancel()
        return undefined
      }
    }
    return sound(JSON.parse(json + decoder.decode()))
  } catch {
    return undefined
  }
}

interface Packing {
  CompressionStream: typeof CompressionStream
  DecompressionStream: typeof DecompressionStream
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const TREES = ['traits', 'traffic', 'firstTraffic', 'facts', 'campaigns']
const NUMBERS = ['visits', 'pages']
const MOST = 1000
/** What is nested deeper was made to keep the page busy. */
const MOST_LEVELS = 12

/** Whether a value has few levels; the path of a fact has one for each step. */
export const isShallow = (value: unknown, levels = MOST_LEVELS): boolean =>
  levels > 0 &&
  (typeof value !== 'object' ||
    Object.entries(value ?? {}).every(([key, inner]) => isShallow(inner, levels - key.split('.').length)))

/** A visitor whose fields have the shapes that are read; numbers of times are bounded. */
function sound(persona: unknown): Persona | undefined {
  if (!isTree(persona)) return undefined
  const { history = [], campaigns = {} } = persona
  const isCount = (value: unknown) =>
    value === undefined || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST)
  const isSound =
    isShallow(persona) &&
    TREES.every((field) => persona[field] === undefined || isTree(persona[field])) &&
    NUMBERS.every((field) => isCount(persona[field])) &&
    Array.isArray(history) &&
    history.length <= MOST &&
    history.every((one) => isTree(one) && typeof one.event === 'string' && isCount(one.times)) &&
    history.reduce((sum, { times = 1 }) => sum + times, 0) <= MOST &&
    Object.values(campaigns as object).every(
      (one) => isTree(one) && ['shown', 'closed', 'clicked', 'converted'].every((outcome) => isCount(one[outcome])),
    )
  return isSound ? (persona as Persona) : undefined
}

const toText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const fromText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
