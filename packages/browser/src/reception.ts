import type { DesksBase } from './chat/given.ts'
import type { Desk } from './chat/kit.ts'
import { aboutOf } from './chat/reception/about.ts'
import { createConversations } from './chat/reception/conversation.ts'
import { widgetDesk } from './chat/reception/desk.ts'
import { greeting } from './chat/reception/greeting.ts'
import { createHours } from './chat/reception/hours.ts'
import type { Reception } from './chat/reception/kit.ts'
import { standIn } from './chat/reception/standIn.ts'
import type { Kit } from './kit.ts'
import type { MoreBlocks } from './widgets/kit.ts'

/** Chats that campaigns open, and what they show of our own: a greeting, and a form or an address where nobody answers. */
export async function start(kit: Kit, desks: DesksBase): Promise<Reception | undefined> {
  const widgets = (await kit.load('widgets'))?.start(kit)
  if (!widgets || !(await widgets.ready([]))) return undefined
  widgets.add({ blocks: { greeting } })
  /** Those that are open: who asks for the same once more gets what they wrote back. */
  const opened = new Map<string, Desk>()
  let forms: MoreBlocks | undefined
  const loadForms = async () => {
    forms ??= (await kit.load('forms'))?.start(kit)
    if (forms) widgets.add(forms)
    return forms
  }
  return {
    show: createConversations(kit, widgets, desks),
    async desk(setting, asked) {
      if (!standIn({ kit, widgets, setting }) || (typeof setting !== 'string' && !(await loadForms()))) return undefined
      const key = JSON.stringify([setting, asked.outcome.campaign])
      const known = opened.get(key)
      if (known) return known
      const desk = widgetDesk({ kit, widgets, setting }, asked)
      desk.watch((isOpen) => (isOpen ? opened.set(key, desk) : opened.delete(key)))
      return desk
    },
    about: () => aboutOf(kit),
    isOpen: createHours(kit),
    stop() {
      for (const desk of opened.values()) desk.stop()
      forms?.stop?.()
    },
  }
}
