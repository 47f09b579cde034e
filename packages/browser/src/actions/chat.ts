import type { ChatAction, ChatDesk, XmppDesk } from '@kairos/schema'
import type { Desks } from '../chat/given.ts'
import type { Stop } from '../env.ts'
import type { ActKit, ActParts } from './kit.ts'
import { openingOf, whenLoaded } from './widget.ts'

const isChat = (action: { type: string }): action is ChatAction => action.type === 'chat'

/** Whether a file has anything to do with conversations. */
const hasChat = ({ program, settings }: ActKit): boolean =>
  !!settings.chat ||
  program.campaigns.some(({ campaign }) => campaign.variants.some(({ actions }) => actions?.some(isChat)))

const loadDesks = async (kit: ActKit): Promise<Desks | undefined> => (await kit.load('desks'))?.start(kit as never)

/** Opens the conversation of a decision once its part is there; a control waits and counts as the others do. */
export function openChat(parted: ActParts): Stop[] {
  const { kit, decision } = parted
  if (!decision.surfaces.includes('chat')) return []
  const { action: _, ...opening } = openingOf(parted, 'chat')
  const chat = decision.actions.find(isChat)
  const failed = () => kit.send('missed', { ...opening.outcome, reason: 'broken' })
  if (!chat) return [whenLoaded(parted, (widgets) => widgets.show({ ...opening, action: undefined }), failed)]
  let isOver = false
  let stop: Stop | undefined
  loadDesks(kit)
    .then((desks) => (isOver ? undefined : desks?.show({ ...opening, chat })))
    .then((begun) => {
      stop = begun
      if (isOver) stop?.()
      else if (!stop) failed()
    })
  return [
    () => {
      isOver = true
      stop?.()
    },
  ]
}

const isOwn = (desk: ChatDesk | null | undefined): desk is XmppDesk =>
  (desk as Partial<XmppDesk> | null)?.type === 'xmpp'

/** Our own panel comes back where a conversation began on an earlier page of this tab, which `chat/kept.ts` keeps. */
function goOn({ env, site, program, settings, preview }: ActKit, desks: Desks): void {
  if (preview) return
  try {
    const { to, keptUntil } = JSON.parse(env.window.sessionStorage.getItem(`kairos:${site}:chat`)!)
    // Of an earlier visit.
    if (env.now() > keptUntil) return
    // Content has a fallback too, which is no desk.
    const fallbacks = program.campaigns.flatMap(({ campaign }) =>
      campaign.variants.flatMap(({ actions }) => actions?.map((action) => (action as ChatAction).fallback)),
    )
    const own = [settings.chat, fallbacks].flat(2).find((desk) => isOwn(desk) && desk.to === to)
    if (own) desks.goOn(own as XmppDesk)
  } catch {
    // Nothing was kept, or storage is blocked.
  }
}

/** Starts the part for conversations when the page has nothing better to do, where the file has any. */
export function loadDesksBeforehand(kit: ActKit): Stop {
  if (!hasChat(kit)) return () => {}
  const { window, later } = kit.env
  let isOver = false
  let desks: Desks | undefined
  const load = () =>
    loadDesks(kit).then((loaded) => {
      desks = loaded
      if (isOver) desks?.stop()
      else if (desks) goOn(kit, desks)
    })
  if (window.requestIdleCallback) window.requestIdleCallback(load)
  else later(load, 200)
  return () => {
    isOver = true
    desks?.stop()
  }
}
