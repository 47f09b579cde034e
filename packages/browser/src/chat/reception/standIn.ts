import type { Block, ChatDesk, FormDesk, SlotAction, WidgetAction } from '@kairos/schema'
import type { Kit } from '../../kit.ts'
import type { Widgets } from '../../widgets/kit.ts'
import { wordsOf } from './words.ts'

export interface StandingIn {
  kit: Kit
  widgets: Widgets
  setting: ChatDesk
  /** Stands in the field already. */
  message?: string | undefined
}

/** What takes a message when nobody answers, as a widget; nothing where the file names no good address. */
export function standIn({ kit, widgets, setting: desk, message }: StandingIn): WidgetAction | undefined {
  const say = wordsOf(widgets)
  const title = say('title')
  const text = say('text')
  if (typeof desk === 'string') {
    const address = /^mailto:([^\s?@]+@[^\s?@]+)$/.exec(desk)?.[1]
    if (!address) return undefined
    const href = `${desk}${message ? `?body=${encodeURIComponent(message)}` : ''}`
    return widget({ title, text }, { block: 'buttons', buttons: [{ text: address, href }] })
  }
  const words = finished(kit, desk as FormDesk)
  const to = words?.link?.href as string | undefined
  if (!to) return undefined
  return widget(
    { title: `${words!.title || title}`, text: `${words!.text || text}` },
    {
      block: 'form',
      fields: [
        { name: 'message', kind: 'long', label: say('message'), required: true, ...(message && { value: message }) },
        { name: 'email', kind: 'email', label: say('email'), required: true },
      ],
      submit: { label: say('send'), to },
    },
  )
}

const widget = ({ title, text }: { title: string; text: string }, block: Block): WidgetAction => ({
  type: 'widget',
  kind: 'corner',
  label: title,
  blocks: [{ block: 'title', text: title }, { block: 'text', text }, block],
})

/** The words and the address of a form, in the visitor's language; of an address that could run script nothing is left. */
function finished({ base, program, state }: Kit, { to, title = '', text = '' }: FormDesk): SlotAction | undefined {
  const wording = base.wordingOf(state(), program)
  const finish = (words: Partial<SlotAction>) =>
    base.finish({ type: 'slot', slot: '', link: { href: to, text: '' }, ...words }, wording)
  // Words that name a fact which is missing give way to ours.
  return finish({ title, text }) ?? finish({})
}
