import { createPublicKey, sign as signBytes, verify } from 'node:crypto'
import { readSecret } from './keys.ts'

/** Lines of the file: the newest signature, and the one before it. */
const MOST_LINES = 2

/**
 * Signs a file: gives the text of the `.sig` file beside it, one signature a line, 64 bytes in base64 of the file's bytes as
 * they are. A page takes a file that any line fits. So the signature of what is published now stays for one more turn: when
 * the `.sig` file is put in place first and the file after it, there is no moment at which they do not fit.
 *
 * @param published text of the `.sig` file that is published now; none before the first time
 */
export function sign(bytes: Uint8Array, secret: string, published = ''): string {
  const newest = signBytes(null, bytes, readSecret(secret)).toString('base64')
  const lines = [newest, ...linesOf(published).filter((line) => line !== newest)]
  return `${lines.slice(0, MOST_LINES).join('\n')}\n`
}

/** Whether a line of a `.sig` file fits the bytes, by the public key. */
export function fits(bytes: Uint8Array, signatures: string, key: string): boolean {
  const x = Buffer.from(key, 'base64').toString('base64url')
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
  return linesOf(signatures).some((line) => verify(null, bytes, publicKey, Buffer.from(line, 'base64')))
}

const linesOf = (text: string) => text.split(/\s+/).filter(Boolean)
