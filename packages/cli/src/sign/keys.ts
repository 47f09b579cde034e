import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { UsageError } from '../usage.ts'

export interface Keys {
  /** Signs; PKCS #8 in PEM. Whoever has it can change what every page shows. */
  secret: string
  /** Checks what was signed; 32 bytes in base64, for the tag's `data-key`. Public. */
  key: string
}

/** Makes a pair of keys for Ed25519. */
export function createKeys(): Keys {
  const { privateKey } = generateKeyPairSync('ed25519')
  return { secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), key: publicPart(privateKey) }
}

/** The public key that belongs to a secret one. Throws `UsageError` for what is none. */
export const keyOf = (secret: string): string => publicPart(readSecret(secret))

/** Reads what `createKeys` made, or `openssl genpkey -algorithm ed25519`. Throws `UsageError` for anything else. */
export function readSecret(secret: string): KeyObject {
  try {
    const read = createPrivateKey(secret)
    if (read.asymmetricKeyType === 'ed25519') return read
  } catch {
    // Told below.
  }
  throw new UsageError('this is no secret key of Ed25519 in PEM. Make one with: kairos keys')
}

const publicPart = (secret: KeyObject): string =>
  Buffer.from(createPublicKey(secret).export({ format: 'jwk' }).x!, 'base64url').toString('base64')
