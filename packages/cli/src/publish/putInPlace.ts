import type { Config } from '@kairos/schema'
import { painted } from '../diff/colour.ts'
import { diff } from '../diff/diff.ts'
import { contentHash } from '../pack/contentHash.ts'
import { packedFiles } from '../pack/packedFiles.ts'
import { sizesOf, tooLarge } from '../pack/sizes.ts'
import { paint } from '../terminal.ts'
import { type EditedFile, putting } from './editedFile.ts'
import { reachOf } from './reach.ts'
import type { Situation } from './situation.ts'

export interface Placing {
  situation: Situation
  /** Packed, with its revision. */
  config: Config
  secret: string | undefined
  /** Write `kairos.config.js` even where there is none yet. */
  script: boolean
  /** Only say what would happen. */
  isTrial: boolean
  /** What the file somebody edits is to say with it. */
  edited?: EditedFile | undefined
}

/** Tells what a file changes for visitors, and puts it in place. Gives the exit code. */
export async function putInPlace({ situation, config, secret, script, isTrial, edited }: Placing): Promise<number> {
  const { target, memory, published, signatures, hasScript } = situation
  sayChanges(situation, config)
  const files = packedFiles({ config, script: script || hasScript, secret, signatures })
  const content = files.at(-1)![1]
  console.log(`${sizesOf(content)}, content ${contentHash(config)}`)
  const warning = tooLarge(content)
  if (warning) console.log(paint('yellow', warning))
  const names = files.map(([name]) => name).join(', ')
  if (isTrial) {
    console.log(`Nothing was published. Without --dry-run this would be revision ${config.revision}: ${names}.`)
    return 0
  }
  // Two people may publish at the same time.
  if ((await target.read('kairos.json')) !== published?.text) {
    console.log(paint('red', 'Somebody else published meanwhile. Nothing was published: look again at what is new.'))
    return 1
  }
  await memory.take(config.revision!)
  const problem = await putting(edited, () => target.put(files))
  if (problem !== undefined) {
    console.log(paint('red', `${problem}\nWhether pages have revision ${config.revision} is not known: publish again.`))
    return 1
  }
  await memory.keep(config.revision!, files)
  console.log(paint('green', `Published revision ${config.revision} to ${target.told}: ${names}.`))
  console.log(reachOf(config))
  return 0
}

function sayChanges({ target, published }: Situation, config: Config): void {
  if (!published?.config) {
    const there = published ? 'What is published there has errors. It is replaced' : 'Nothing is published there yet'
    console.log(`${target.told}: ${there}.`)
    return
  }
  console.log(`Against revision ${published.revision} in ${target.told}:`)
  const sentences = diff(withoutClock(published.config), withoutClock(config))
  for (const sentence of sentences) console.log(painted(sentence))
  if (!sentences.length) console.log('The same for visitors.')
}

/** The clock of the site goes on; that is no news. */
function withoutClock({ settings, ...config }: Config): Config {
  const { offsets: _, ...rest } = settings ?? {}
  return { ...config, settings: rest }
}
