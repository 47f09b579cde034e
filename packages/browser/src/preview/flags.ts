import type { Config } from '@kairos/schema'
import { attempt, type Env } from '../env.ts'

/**
 * Whether the address asks for a preview, in query or hash, or this tab is in one, and the file allows any. What is asked is
 * read in the part.
 */
export const isPreview = ({ window }: Env, settings: Config['settings']): boolean =>
  (/[?#&]kairos_/.test(window.location.href) || !!attempt(() => window.sessionStorage.kairos_preview)) &&
  settings?.preview !== false
