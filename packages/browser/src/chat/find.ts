import type { ChatDesk, XmppDesk } from '@kairos/schema'
import type { Actions } from '../actions/kit.ts'
import type { Kit } from '../kit.ts'
import { connect } from './desks/connect.ts'
import { pageDesks } from './desks/index.ts'
import type { Asked, DesksBase } from './given.ts'
import type { Desk } from './kit.ts'
import { nameOf } from './list.ts'
import type { Reception } from './reception/kit.ts'

const FIRST_LOOK_MS = 100

/** Finds who takes a conversation. */
export interface Finder extends Pick<DesksBase, 'find'> {
  /** The first desk of the list that is in the page now. */
  look: (list: readonly ChatDesk[]) => Desk | undefined
  /** Our own panel, where somebody answers. */
  own: (desk: XmppDesk) => Promise<Desk | undefined>
  stop: () => void
}

export function createFinder(kit: Kit, reception: () => Promise<Reception | undefined>): Finder {
  const { env, load, diagnose, program, base } = kit
  const { window } = env
  /** Desks of the page, by their setting: each is heard once. */
  const connected = new Map<string, Desk>()
  const told = new Set<string>()
  let isOver = false

  const calling = {
    on: env.on,
    fact: (path: string) => base.wordingOf(kit.state(), kit.program).fact(path),
    registered: (name: string) => (program.rare as Actions | undefined)?.registered(name),
  }
  const look: Finder['look'] = (list) => {
    for (const one of list.filter(isInPage)) {
      const key = JSON.stringify(one)
      try {
        const desk = pageDesks[nameOf(one)]!(window, one, calling)
        const known = desk && (connected.get(key) ?? connect(nameOf(one), desk))
        if (known) connected.set(key, known)
        if (known) return known
      } catch {}
    }
    return undefined
  }

  /** Looks again and again, less and less often. */
  const await_ = async (list: readonly ChatDesk[], patienceMs: number) => {
    const until = env.now() + patienceMs
    for (let waitMs = FIRST_LOOK_MS; ; waitMs *= 2) {
      const desk = look(list)
      const leftMs = until - env.now()
      if (desk || leftMs <= 0 || isOver) return desk
      await new Promise<void>((done) => env.later(done, Math.min(waitMs, leftMs)))
    }
  }

  const own: Finder['own'] = async (desk) => (await load('chat'))?.start(kit, desk)

  const ask = async (desk: ChatDesk, asked: Asked): Promise<Desk | undefined> => {
    try {
      return await (nameOf(desk) === 'xmpp' ? own(desk as XmppDesk) : (await reception())?.desk(desk, asked))
    } catch {
      return undefined
    }
  }

  const tell = (missing: readonly string[], found = 'none') => {
    const expected = `desk that answers: not ${missing}, ${found} does`
    if (missing.length && !told.has(expected)) diagnose({ path: 'settings.chat', expected })
    told.add(expected)
  }

  return {
    look,
    own,
    async find({ list, patienceMs, asked }) {
      for (const [index, one] of list.entries()) {
        const isHere = isInPage(one)
        // Those in the page are awaited together.
        if (isHere && isInPage(list[index + 1])) continue
        const desk = await (isHere ? await_(list.slice(0, index + 1), patienceMs) : ask(one, asked))
        const others = list.filter((other) => nameOf(other) !== desk?.name)
        const isLast = index === list.length - 1
        if (desk || isLast) tell(others.filter((other) => list.indexOf(other) <= index).map(nameOf), desk?.name)
        if (desk) return { desk, rest: others }
      }
      return undefined
    },
    stop() {
      isOver = true
      for (const desk of connected.values()) desk.stop()
    },
  }
}

const isInPage = (desk: ChatDesk | undefined): boolean => Object.hasOwn(pageDesks, nameOf(desk))
