import type { ChatDesk, XmppDesk } from '@kairos/schema'
import type { Kit } from '../kit.ts'
import { connect } from './desks/connect.ts'
import { pageDesks } from './desks/index.ts'
import type { Asked, DesksBase } from './given.ts'
import type { Desk } from './kit.ts'
import { nameOf } from './list.ts'
import type { Reception } from './reception/kit.ts'

const FIRST_LOOK_MS = 100

/** A desk, and the setting it was found by: two of one kind have the same name. */
interface Seated {
  desk: Desk
  setting: ChatDesk
}

/** Finds who takes a conversation. */
export interface Finder extends Pick<DesksBase, 'find'> {
  /** The first desk of the list that is in the page now. */
  look: (list: readonly ChatDesk[]) => Seated | undefined
  stop: () => void
}

export function createFinder(kit: Kit, reception: () => Promise<Reception | undefined>): Finder {
  const { env, load, diagnose } = kit
  /** Desks of the page, by their setting: each is heard once. */
  const connected = new Map<string, Desk>()
  const told = new Set<string>()
  let isOver = false

  const look: Finder['look'] = (list) => {
    for (const setting of list.filter(isInPage)) {
      const key = JSON.stringify(setting)
      const name = nameOf(setting)
      try {
        const seen = pageDesks[name]!(env.window, setting, kit)
        const desk = seen && (connected.get(key) ?? connect(name, seen))
        if (!desk) continue
        connected.set(key, desk)
        return { desk, setting }
      } catch {}
    }
    return undefined
  }

  /** Looks again and again, less and less often. */
  const keepLooking = async (list: readonly ChatDesk[], patienceMs: number) => {
    let leftMs = patienceMs
    for (let waitMs = FIRST_LOOK_MS; ; waitMs *= 2) {
      const found = look(list)
      if (found || leftMs <= 0 || isOver) return found
      await new Promise<void>((done) => env.later(done, Math.min(waitMs, leftMs)))
      leftMs -= waitMs
    }
  }

  const ask = async (setting: ChatDesk, asked: Asked): Promise<Seated | undefined> => {
    try {
      const desk =
        nameOf(setting) === 'xmpp'
          ? await (await load('chat'))?.start(kit, setting as XmppDesk, connect)
          : await (await reception())?.desk(setting, asked)
      return desk && { desk, setting }
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
    async find({ list, patienceMs, asked }) {
      for (const [index, one] of list.entries()) {
        const isHere = isInPage(one)
        // Those in the page are awaited together.
        if (isHere && isInPage(list[index + 1])) continue
        const found = await (isHere ? keepLooking(list.slice(0, index + 1), patienceMs) : ask(one, asked))
        if (!found && index + 1 in list) continue
        tell(list.slice(0, found && list.indexOf(found.setting)).map(nameOf), found?.desk.name)
        return found && { desk: found.desk, rest: list.filter((other) => other !== found.setting) }
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
