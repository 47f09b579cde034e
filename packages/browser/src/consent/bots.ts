import type { Kit } from '../kit.ts'

/**
 * Tells whether a program opened the page, by the long list of names where the short pattern knew none. A bot that was
 * taken for a person until now agrees to nothing from here on.
 */
export async function refuseBots({ env, load, send, agree }: Kit): Promise<boolean> {
  if (env.isBot === false) {
    // A list that cannot be had makes nobody a bot.
    const bots = await load('bots')
    env.isBot = !!bots?.start(env.window.navigator.userAgent)
    if (env.isBot) {
      send('facts', { 'page.isBot': true })
      agree({ personalization: false, analytics: false })
    }
  }
  return !!env.isBot
}
