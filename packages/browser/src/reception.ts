import type { DesksBase } from './chat/given.ts'
import type { Desk } from './chat/kit.ts'
import { createConversations } from './chat/reception/conversation.ts'
import { widgetDesk } from './chat/reception/desk.ts'
import { greeting } from './chat/reception/greeting.ts'
import type { Reception } from './chat/reception/kit.ts'
import { standIn } from './chat/reception/standIn.ts'
import type { Kit } from './kit.ts'
import type { MoreBlocks } from './widgets/kit.ts'

/** Chats that campaigns open, and what they show of our own: a greeting, and a form or an address where nobody answers. */
export async function start(kit: Kit, desks: DesksBase): Promise<Reception | undefined> {
  const widgets = (await kit.load('widgets'))?.start(kit)
  if (!widgets || !(await widgets.ready)) return undefined
  widgets.add({ blocks: { greeting } })
  const opened = new Set<Desk>()
  let forms: MoreBlocks | undefined
  const loadForms = async () => {
    forms ??= (await kit.load('forms'))?.start(kit)
    if (forms) widgets.add(forms)
    return forms
  }
  return {
    show: createConversations(kit, widgets, desks),
    async desk(setting, asked) {
      if (!standIn(kit, setting, '') || (typeof setting !== 'string' && !(await loadForms()))) return undefined
      const desk = widgetDesk(kit, widgets, setting, asked)
      opened.add(desk)
      return desk
    },
    stop() {
      for (const desk of opened) desk.stop()
      forms?.stop?.()
    },
  }
}
