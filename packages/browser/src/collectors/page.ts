import type { Env } from '../env.ts'

/** Reads the facts of the page that is open now. */
export function pageFacts({ document, window, isBot }: Env): Record<string, unknown> {
  const { href, host, pathname, search, hash } = window.location
  return {
    url: href,
    host,
    path: pathname,
    query: Object.fromEntries(new URLSearchParams(search)),
    hash,
    title: document.title,
    language: document.documentElement.lang || undefined,
    // Rules read it as `visitor.isBot`.
    isBot: !!isBot,
  }
}
