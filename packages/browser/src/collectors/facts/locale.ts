import type { Env } from '../../env.ts'

/** Reads the visitor's languages and time zone: `language` is the first one's name without a country. */
export const localeFacts: Record<string, (env: Env) => unknown> = {
  'locale.language': ({ window }) => window.navigator.language?.split('-')[0]?.toLowerCase(),
  'locale.languages': ({ window }) => [...(window.navigator.languages ?? [])],
  // Takes milliseconds the first time, so only who asks pays.
  'locale.timezone': ({ window }) => window.Intl.DateTimeFormat().resolvedOptions().timeZone,
}
