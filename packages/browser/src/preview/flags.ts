import { attempt, type Env } from '../env.ts'

/** Whether the address asks for a preview, in query or hash, or this tab is in one. What is asked is read in the part. */
export const isPreview = ({ window }: Env): boolean =>
  /[?#&]kairos_/.test(window.location.href) || !!attempt(() => window.sessionStorage.kairos_preview)
