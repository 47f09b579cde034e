import type { Env } from '../env.ts'

/** Words that programs call themselves, and no browser does; the part `bots` knows the rest. A Cubot is a phone. */
const BOT = /^(?!Mo|Op)|[^u]bot|http|compat|crawl|spider/i

/** Tells whether a program opened the page: one that says so, or one that is driven by another. */
export const isBot = ({ window: { navigator } }: Env): boolean => navigator.webdriver || BOT.test(navigator.userAgent)
