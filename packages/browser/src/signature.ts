import type { Signed } from './kit.ts'

const DEADLINE_MS = 1500

/**
 * Whether the signature beside a file, `kairos.json.sig`, is one of its bytes: Ed25519, in base64. Not where the browser
 * cannot tell: pages without https have no `crypto.subtle`, and old browsers do not know Ed25519.
 */
export async function start({ env, config, key = '', text }: Signed): Promise<boolean> {
  const { window } = env
  const { subtle } = window.crypto
  if (!subtle) return false
  const deadline = new window.AbortController()
  const stop = env.later(() => deadline.abort(), DEADLINE_MS)
  try {
    const url = new URL(`${config}`, env.document.baseURI)
    url.pathname += '.sig'
    const answer = await window.fetch(url.href, { signal: deadline.signal, cache: 'no-cache' })
    const signature = answer.ok ? await answer.text() : ''
    const publicKey = await subtle.importKey('raw', bytesOf(key), 'Ed25519', false, ['verify'])
    // A text that was read from other bytes than these, such as one that is no UTF-8, does not fit its signature either.
    return await subtle.verify('Ed25519', publicKey, bytesOf(signature), new TextEncoder().encode(text))
  } catch {
    return false
  } finally {
    stop()
  }
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0))
