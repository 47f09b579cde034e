import type { Env } from '../env.ts'

/**
 * Words that programs call themselves, and no browser does; the part `bots` knows the rest. A Cubot is a phone. All small, since
 * an expression that ignores case takes several times as long to get ready.
 */
const BOT = /^(?!mo|op)|[^u]bot|http|compat|crawl|spider/

/** Tells whether a program opened the page: one that says so, or one that is driven by another. */
export const isBot = ({ window: { navigator } }: Env): boolean =>
  navigator.webdriver || BOT.test(navigator.userAgent.toLowerCase())
