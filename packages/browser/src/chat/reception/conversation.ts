import type { Stop } from '../../env.ts'
import type { Kit } from '../../kit.ts'
import type { Opening, Tell, Widgets } from '../../widgets/kit.ts'
import type { Asked, ChatOpening, DesksBase, Found } from '../given.ts'
import type { Desk } from '../kit.ts'
import { aboutOf } from './about.ts'
import { greetingWidget } from './greeting.ts'
import { createHours } from './hours.ts'
import { listOf } from './list.ts'

/** A desk that is not in the page by then is passed over. */
const PATIENCE_MS = 10_000
const SEEN_AFTER_MS = 1000

interface Holding {
  found: Found
  asked: Asked
  /** Whether the visitor has seen its greeting. */
  isGreeted: boolean
  /** Takes who is to be told what the visitor does with what stands in. */
  hear: (tell: Tell) => void
}

/** Carries out the conversations that were decided on. */
export function createConversations(kit: Kit, widgets: Widgets, desks: DesksBase): (opening: ChatOpening) => Stop {
  const { env, base } = kit
  const isOpenNow = createHours(kit)
  /** Campaigns that have greeted on this page: a route that decides the same again waits no second time. */
  const greeted = new Set<string>()
  /** Conversations that are open, by campaign: they outlive a route. */
  const talking = new Map<string, Desk>()
  const sleep = (ms: number | undefined) => ms && new Promise<void>((done) => env.later(done, ms))
  const miss = (outcome: Opening['outcome'], reason: string) => kit.send('missed', { ...outcome, reason })

  /** Holds an open conversation: tells what becomes of it. Taken back it stays as it is, for somebody may be writing in it. */
  const hold = ({ found, asked, isGreeted, hear }: Holding): Stop => {
    const { tell, outcome } = asked
    const { campaign } = outcome
    const resumed = talking.get(campaign)
    let isOver = false
    let isShown = isGreeted || !!resumed
    const stops: Stop[] = []
    const shown = () => {
      if (!isShown) for (const name of ['shown', 'seen']) tell(name)
      isShown = true
    }
    hear((...told) => {
      shown()
      tell(...told)
    })
    const watch = (desk: Desk | undefined) => {
      if (!desk) return miss(outcome, 'chat_unavailable')
      if (isOver) return
      talking.set(campaign, desk)
      const follow = (isOpen: boolean) => {
        if (isOpen) return
        talking.delete(campaign)
        // Whoever does something with it has seen it, however short it was there.
        shown()
        tell('closed', { how: 'button' })
      }
      stops.push(env.later(shown, SEEN_AFTER_MS), desk.watch(follow))
    }
    if (resumed) watch(resumed)
    else desks.open(found, asked).then(watch)
    return () => {
      isOver = true
      for (const stop of stops.splice(0)) stop()
    }
  }

  return (opening) => {
    const { chat, outcome, cause } = opening
    const { greeting } = chat
    const { campaign } = outcome
    let isOver = false
    let stop: Stop | undefined
    /** Hears what the visitor does with what stands in, once that is open. */
    let heard: Tell | undefined
    const asked: Asked = { message: chat.message as string | undefined, outcome, tell: (...told) => heard?.(...told) }

    const talk = (found: Found, isGreeted: boolean) => {
      stop = widgets.show({
        ...opening,
        action: undefined,
        isWanted: isGreeted,
        open: (tell) =>
          hold({
            found,
            asked: { ...asked, tell, about: aboutOf(kit, campaign) },
            isGreeted,
            hear(told) {
              heard = told
            },
          }),
      })
    }
    const greet = (found: Found) => {
      greeted.add(campaign)
      const press = () => {
        stop?.()
        if (!isOver) talk(found, true)
      }
      stop = widgets.show({ ...opening, action: greetingWidget(greeting!, press) })
    }
    const begin = async () => {
      const desk = talking.get(campaign)
      if (desk) return talk({ desk, rest: [] }, true)
      const isWaiting = greeting && !greeted.has(campaign) && cause !== 'preview'
      const pause = sleep(isWaiting ? base.durationMs(greeting.delay) : 0)
      const isOpen = await isOpenNow(chat)
      const found = await desks.find({ list: listOf(desks, chat, isOpen), patienceMs: PATIENCE_MS, asked })
      await pause
      if (isOver) return
      if (!found) return miss(outcome, isOpen ? 'chat_unavailable' : 'outside_hours')
      if (greeting) greet(found)
      else talk(found, false)
    }
    begin().catch(() => miss(outcome, 'broken'))
    return () => {
      isOver = true
      stop?.()
    }
  }
}
