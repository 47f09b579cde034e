import { createRequire } from 'node:module'

/** What Kairos keeps in a browser; see the same in the package for the page, from where it is copied. */
export interface Kept {
  where: string
  key: string
  purpose: string
  what: string
  until: string
  onlyWith?: string
}

export interface Sent {
  request: string
  purpose: string
  what: string
  when: string
  onlyWith?: string
}

/** Written by `node scripts/privacy.mjs` from what the page does. */
export const privacyTable = (): { kept: Kept[]; sent: Sent[] } => createRequire(import.meta.url)('../../privacy.json')
