import { paint } from '../terminal.ts'
import { UsageError } from '../usage.ts'
import type { Publishing } from './publish.ts'
import { readPublished } from './published.ts'
import { putInPlace } from './putInPlace.ts'
import { checkSituation, lookAt } from './situation.ts'

/** Publishes again what was published before. Pages take the lower revision, for the file says `rollback`. Gives the exit code. */
export async function rollBack({ file, to, secret, script, isTrial }: Publishing): Promise<number> {
  const situation = await lookAt(file, to)
  const { memory, published, target } = situation
  if (!published) throw new UsageError(`nothing is published in ${target.told}: there is nothing to go back from.`)
  const earlier = (await memory.revisions()).filter((revision) => revision < published.revision).at(-1)
  if (earlier === undefined)
    throw new UsageError(
      `no revision before ${published.revision} was published from here: ${memory.folder} has none. Correct the file and publish it.`,
    )
  const { config } = readPublished((await memory.read(earlier))!)
  if (!config) {
    console.log(paint('red', `Revision ${earlier} in ${memory.folder} cannot be read. Nothing was published.`))
    return 1
  }
  checkSituation(situation, config, secret !== undefined)
  const code = await putInPlace({ situation, config: { ...config, rollback: true }, secret, script, isTrial })
  if (code === 0 && !isTrial) await memory.undoAfter(earlier)
  return code
}
