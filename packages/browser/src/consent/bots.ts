import type { Kit } from '../kit.ts'

/** All words that the usual browsers say of themselves, and no bot that says what it is: for them there is no need of the list. */
const USUAL =
  /^(Mozilla|AppleWebKit|KHTML|like|Gecko|Chrome|Version|Mobile|Safari|Firefox|Win(dows)?|NT|Mac(intosh)?|Intel|Linux|Android|iPhone|iPad|CPU|OS|rv|[EKXx\W\d_])+$/

/** Whether this is how one of the usual browsers calls itself. */
export const isUsual = (userAgent: string): boolean => USUAL.test(userAgent)

/**
 * Tells whether a program opened the page, by the long list of names where the short pattern knew none. A bot that was
 * taken for a person until now agrees to nothing from here on.
 */
export async function refuseBots({ env, load, send, agree }: Kit): Promise<boolean> {
  const { userAgent } = env.window.navigator
  if (env.isBot === false && !isUsual(userAgent)) {
    // A list that cannot be had makes nobody a bot.
    const bots = await load('bots')
    env.isBot = !!bots?.start(userAgent)
    if (env.isBot) {
      send('facts', { 'page.isBot': true })
      agree({ personalization: false, analytics: false })
    }
  }
  return !!env.isBot
}
