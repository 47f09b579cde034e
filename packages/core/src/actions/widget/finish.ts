import type { Content, WidgetAction } from '@kairos/schema'
import { flat } from './blocks.ts'
import { widgetForm } from './check.ts'
import { walk } from './form.ts'

/** Finishes content as a slot's is; nothing where a fact is missing. */
export type FinishContent = (content: Content) => Content | undefined

/** Finishes all words of a widget, and gives everything it shows as blocks; nothing where a fact is missing. */
export function finishWidget(finish: FinishContent, { fallback, ...widget }: WidgetAction): WidgetAction | undefined {
  return finishOne(finish, widget) ?? (fallback && finishOne(finish, { ...without(widget), ...fallback }))
}

function finishOne(finish: FinishContent, widget: WidgetAction): WidgetAction | undefined {
  let complete = true
  const finished = (content: Content): Content => {
    const done = finish(content)
    if (!done) complete = false
    return done ?? {}
  }
  const ready = walk(widget, widgetForm, (value, kind) => {
    if (kind === 'words') return finished({ text: value as string }).text ?? ''
    return kind === 'address' ? (finished({ link: { href: value as string, text: '' } }).link?.href ?? '') : value
  }) as WidgetAction & Record<string, never>
  const shorthand = Object.entries(flat).flatMap(([name, blockOf]) => (ready[name] ? blockOf(ready[name]) : []))
  return complete ? { ...without(ready), blocks: [...shorthand, ...(ready.blocks ?? [])] as never } : undefined
}

/** What is not content. */
const without = (widget: WidgetAction): WidgetAction =>
  Object.fromEntries(Object.entries(widget).filter(([name]) => !(name in flat) && name !== 'blocks')) as never
