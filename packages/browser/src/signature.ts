import type { Env } from './env.ts'
import type { Signed } from './given.ts'
import type { Kit } from './kit.ts'

const DEADLINE_MS = 1500
/** Longer texts are refused anyway, unread. */
const MOST_CHARACTERS = 2_000_000
/** Signatures beside a file, and keys in the tag: one takes the place of the other for a while. */
const MOST_LINES = 4

/** What was told of each page, whoever asked. */
const toldOf = new WeakMap<Env, Set<string>>()

/** The part that takes a file only where the owner of the key has signed it. Without it nothing is taken. */
export function start(env: Env, diagnose: Kit['diagnose']): Signed {
  const { key = '', window } = env
  const { subtle } = window.crypto
  const told = toldOf.get(env) ?? new Set()
  toldOf.set(env, told)
  const tell = (path: string, expected: string) => {
    if (!told.has(path)) diagnose({ path, expected })
    told.add(path)
  }

  const readKeys = async (): Promise<CryptoKey[]> => {
    // Plain http, where whoever could change the file could change the script as well.
    if (!subtle) return refuse('https, where signatures can be checked')
    try {
      const read = linesOf(key).map((line) =>
        subtle.importKey('raw', bytesOf(env, line), { name: 'Ed25519' }, false, ['verify']),
      )
      return await Promise.all(read)
    } catch (problem) {
      const isOld = (problem as { name?: unknown } | null)?.name === 'NotSupportedError'
      return refuse(isOld ? 'a browser that knows Ed25519' : '32 bytes in base64, as `kairos keys` prints them')
    }
  }
  const refuse = (expected: string) => {
    tell('data-key', expected)
    return []
  }
  const reading = readKeys()

  const fits = async (text: string, signatures: string): Promise<boolean> => {
    const keys = await reading
    const bytes = new window.TextEncoder().encode(text)
    const checks = linesOf(signatures).flatMap((line) =>
      keys.map(async (key) => {
        try {
          return await subtle.verify('Ed25519', key, bytesOf(env, line), bytes)
        } catch {
          // Not even base64.
          return false
        }
      }),
    )
    return (await Promise.all(checks)).includes(true)
  }

  return async (url, arrived) => {
    const text = arrived ?? (await fetchText(env, url))
    // What did not come, or is too long, is told by who asked.
    if (!text || text.length > MOST_CHARACTERS) return text
    if (!(await reading).length) return undefined
    const beside = new URL(url, env.document.baseURI)
    beside.pathname += '.sig'
    if (await fits(text, await fetchText(env, beside.href))) return text
    // The browser's cache, or the CDN, may have given out one of the two as it was before.
    const again = await fetchText(env, url)
    if (again && (await fits(again, await fetchText(env, beside.href)))) return again
    tell(beside.pathname, 'a signature of the file, by the key in data-key')
    return undefined
  }
}

async function fetchText({ window }: Env, url: string): Promise<string> {
  try {
    const signal = window.AbortSignal.timeout(DEADLINE_MS)
    const answer = await window.fetch(url, { signal, cache: 'no-cache' })
    return answer.ok ? await answer.text() : ''
  } catch {
    return ''
  }
}

const linesOf = (text: string): string[] => text.split(/\s+/).filter(Boolean).slice(0, MOST_LINES)

const bytesOf = ({ window }: Env, base64: string) =>
  Uint8Array.from(window.atob(base64), (character) => character.charCodeAt(0))
