import type { Looking } from './given.ts'
import type { Kit, Opened, Parts, Preview } from './kit.ts'
import { readChannel } from './preview/channel.ts'
import { createLook } from './preview/look.ts'
import { didYouMean } from './preview/nearest.ts'
import { open } from './preview/open.ts'
import { short } from './preview/parse.ts'
import { set } from './preview/set.ts'

/** Previews, by the page they look at and the one they gave: another file of the same page is looked at by the same. */
const previews = new WeakMap<object, Promise<Opened | undefined>>()

/** The part that shows the page to somebody who looks at it by a link: downloaded only then. */
export const start = (looking: Looking | Kit, parts?: Pick<Parts, 'zone' | 'signature'>): Preview => ({
  open() {
    const opening = previews.get(looking.env) ?? begin(looking as Looking, parts!)
    previews.set(looking.env, opening)
    opening.then((opened) => opened && previews.set(opened.env, opening))
    return opening
  },
  preview: (options) => set(looking as Kit, options),
})

/** A preview that cannot begin says so to who looks; the page keeps its own content. */
async function begin(looking: Looking, parts: Pick<Parts, 'zone' | 'signature'>): Promise<Opened | undefined> {
  const told = (problem: unknown): never => {
    looking.env.window.console.error('Kairos preview:', problem)
    throw problem
  }
  const begun = await open(looking, parts).catch(told)
  if (!begun) return undefined
  const look = createLook({ looking, begun })
  /** What is looked at then is the site's own file, which the badge says. */
  const failed: Looking['diagnose'] = (diagnostic) => {
    const channel = begun.flags.channel!
    const known = Object.keys(looking.config.settings?.channels ?? {})
    begun.problems.push(
      known.includes(channel)
        ? `The file of the channel “${channel}” cannot be used.`
        : `settings.channels has no “${short(channel)}”.${didYouMean(channel, known)}`,
    )
    looking.diagnose(diagnostic)
  }
  return {
    env: begun.env,
    file: () => readChannel({ ...looking, diagnose: failed }, begun.flags.channel, parts),
    look(prepared) {
      try {
        return look(prepared)
      } catch (problem) {
        return told(problem)
      }
    },
  }
}
