import type { Content, WidgetAction } from '@kairos/schema'
import { type Form, flat } from './blocks.ts'
import { widgetForm } from './check.ts'
import { walk } from './form.ts'

/** Finishes content as a slot's is; nothing where a fact is missing. */
export type FinishContent = (content: Content) => Content | undefined

/** Finishes all words of a widget, and gives everything it shows as blocks; nothing where a fact is missing. */
export function finishWidget(finish: FinishContent, { fallback, ...widget }: WidgetAction): WidgetAction | undefined {
  return finishOne(finish, widget) ?? (fallback && finishOne(finish, { ...without(widget), ...fallback }))
}

/** Finishes all words and addresses of a value; nothing where a fact is missing. */
export function finishForm<Whole>(finish: FinishContent, value: Whole, form: Form): Whole | undefined {
  let complete = true
  const finished = (content: Content): Content => {
    const done = finish(content)
    if (!done) complete = false
    return done ?? {}
  }
  const ready = walk(value, form, (one, kind) => {
    if (kind === 'words') return finished({ text: one as string }).text ?? ''
    return kind === 'address' ? (finished({ link: { href: one as string, text: '' } }).link?.href ?? '') : one
  })
  return complete ? (ready as Whole) : undefined
}

function finishOne(finish: FinishContent, widget: WidgetAction): WidgetAction | undefined {
  const ready = finishForm(finish, widget, widgetForm) as (WidgetAction & Record<string, never>) | undefined
  if (!ready) return undefined
  const shorthand = Object.entries(flat).flatMap(([name, blockOf]) => (ready[name] ? blockOf(ready[name]) : []))
  return { ...without(ready), blocks: [...shorthand, ...(ready.blocks ?? [])] as never }
}

/** What is not content. */
const without = (widget: WidgetAction): WidgetAction =>
  Object.fromEntries(Object.entries(widget).filter(([name]) => !(name in flat) && name !== 'blocks')) as never
