import { readFile } from 'node:fs/promises'
import type { Config } from '@kairos/schema'
import { sign } from '../sign/sign.ts'
import { UsageError } from '../usage.ts'
import { toScript } from './pack.ts'

export interface PackedFiles {
  config: Config
  /** Write `kairos.config.js` as well. */
  script: boolean
  /** Secret key in PEM; without it nothing is signed. */
  secret?: string | undefined
  /** Text of the signatures that are published now. */
  signatures?: string | undefined
}

/** A file by its name, in the order in which they are to be put in place: a signature before what it fits. */
export type Files = [name: string, content: string][]

/** The files of a packed config. */
export function packedFiles({ config, script, secret, signatures }: PackedFiles): Files {
  const content = JSON.stringify(config)
  return [
    ...(secret === undefined ? [] : [['kairos.json.sig', sign(Buffer.from(content), secret, signatures)] as Files[0]]),
    ...(script ? [['kairos.config.js', toScript(config)] as Files[0]] : []),
    ['kairos.json', content],
  ]
}

/** Reads the secret key an option names. */
export async function readKey(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined
  return await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--key ${file} cannot be read (${error.code}). Make one with: kairos keys`)
  })
}
