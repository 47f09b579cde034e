import { createHash } from 'node:crypto'
import type { Config } from '@kairos/schema'
import { canonical } from './canonical.ts'

/**
 * Names what a packed file says, whenever it was packed: without its revision and the clock of the site. 12 hexadecimal
 * digits.
 */
export function contentHash({ revision: _, rollback: __, ...config }: Config): string {
  const { offsets: ___, ...settings } = config.settings ?? {}
  const said = JSON.stringify(canonical({ ...config, settings }))
  return createHash('sha256').update(said).digest('hex').slice(0, 12)
}
