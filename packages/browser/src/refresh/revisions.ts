import type { Config } from '@kairos/schema'
import type { Stop } from '../env.ts'
import type { Kit, Prepared, Source } from '../kit.ts'
import type { Loop } from '../runtime.ts'
import { actingAnew, openPageFile, uncounted, without } from './openPage.ts'

export interface RevisionsParts {
  kit: Kit
  source: Source
  loop: Loop
  /** Another program decides from now on. */
  changed: () => void
}

export interface Revisions {
  /** Looks whether the source has another file. */
  take: () => Promise<void>
  stop: Stop
}

/** Goes on with another revision of the file: what is live at once, the rest from the next page of this document on. */
export function startRevisions({ kit, source, loop, changed }: RevisionsParts): Revisions {
  /** The whole of the newest revision, for the next page. */
  let next: Prepared | undefined
  /** What the open page goes by. */
  let onPage = kit.program.file
  let known = JSON.stringify(onPage)
  let isOver = false

  kit.equip({
    ...loop,
    step(state, signal) {
      if (signal.name === 'page_view' && next) {
        use(next)
        onPage = next.program.file
        next = undefined
      }
      return loop.step(state, signal, kit.program)
    },
  })

  const use = ({ program, facts, act }: Prepared) => {
    kit.program = program
    kit.act = act ?? kit.act
    kit.facts = facts ?? kit.facts
    kit.select(program.slots)
    changed()
  }
  /** Lets a program decide the open page. */
  const decideBy = (prepared: Prepared) => {
    use(prepared)
    kit.send('config')
  }

  const take = async () => {
    const file: Partial<Config> = source.latest?.config ?? onPage
    const text = JSON.stringify(file)
    if (text === known) return
    known = text
    const decisions = Object.values(kit.state().page.decisions)
    const acting = new Set(decisions.flatMap(({ campaign, acts }) => (acts ? campaign : [])))
    const open = openPageFile(onPage, file)
    const anew = actingAnew(onPage, open, acting)
    const files = [file, ...(anew.size ? [without(open, anew)] : []), uncounted(open, anew)]
    const [whole, ...steps] = await Promise.all(
      files.map((config) => source.prepare({ env: kit.env, config, diagnose: kit.diagnose })),
    )
    // A still newer one may have come meanwhile.
    if (isOver || known !== text) return
    for (const diagnostic of whole!.program.diagnostics) kit.diagnose(diagnostic)
    for (const step of steps) decideBy(step)
    next = whole
    onPage = open
  }

  return {
    take,
    stop() {
      isOver = true
    },
  }
}
