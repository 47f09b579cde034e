import type { XmppDesk } from '@kairos/schema'
import { createFinder } from './chat/find.ts'
import type { Asked, Desks, DesksBase } from './chat/given.ts'
import type { Desk } from './chat/kit.ts'
import { isStandIn } from './chat/list.ts'
import { createOpen } from './chat/open.ts'
import type { Reception } from './chat/reception/kit.ts'
import type { Stop } from './env.ts'
import type { Kit } from './kit.ts'

/** Somebody who asked does not wait longer for a desk that is late. */
const PATIENCE_MS = 2000
const started = new WeakMap<Kit, Desks>()

/** Conversations, in the desk the site has, or in whatever stands in for it. Whoever asks first starts it. */
export function start(kit: Kit): Desks {
  const known = started.get(kit) ?? createDesks(kit)
  started.set(kit, known)
  return known
}

function createDesks(kit: Kit): Desks {
  const { env, settings, load } = kit
  /** The desk that had the last conversation. */
  let current: Desk | undefined
  let count = 0
  let stops: Stop[] = []
  let loading: Promise<Reception | undefined> | undefined
  const reception = () => {
    loading ??= load('reception').then((part) => part?.start(kit, { find, open, list }))
    return loading
  }

  const tell = (name: string, detail: object) =>
    env.document.dispatchEvent(new env.window.CustomEvent(`kairos:${name}`, { detail }))
  const took = (desk: Desk) => {
    if (desk === current) return
    for (const stop of stops) stop()
    current = desk
    stops = [
      desk.watch((isOpen) => tell('chat', { desk: desk.name, isOpen })),
      desk.unread((now) => {
        if (now !== count) tell('unread', { desk: desk.name, count: now })
        count = now
      }),
    ]
  }
  const finder = createFinder(kit, reception)
  const { find, look } = finder
  const open = createOpen(kit, finder, took)
  const { chat } = settings
  const list: DesksBase['list'] = (isOpen, all = Array.isArray(chat) ? chat : []) =>
    all.filter((desk) => isOpen || isStandIn(desk))
  /** Opens one without a campaign, or has it go on. */
  const begin = async (own?: XmppDesk, message?: string) => {
    const there = (settings.chatTells || settings.chatHours) && (await reception())
    const asked: Asked = {
      message: message && `${message}`,
      outcome: { campaign: '', variant: '', surface: 'chat' },
      tell() {},
      about: there?.about(),
    }
    const all = own ? [own, ...list(false)] : list(!there || (await there.isOpen()))
    const found = await find({ list: all, patienceMs: PATIENCE_MS, asked })
    return found && (await open({ ...found, goesOn: own }, asked))?.name
  }

  return {
    show: async (conversation) => (await reception())?.show(conversation),
    open: (message) => begin(undefined, message),
    close() {
      try {
        current?.close()
      } catch {}
    },
    goOn: begin,
    unread() {
      const desk = current ?? look(list(true))?.desk
      if (desk) took(desk)
      return count
    },
    stop() {
      for (const stop of stops) stop()
      current?.stop()
      finder.stop()
      loading?.then((part) => part?.stop())
    },
  }
}
