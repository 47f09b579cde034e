import type { Block, WidgetAction } from '@kairos/schema'
import type { ComponentChild } from 'preact'
import { blocks } from './blocks/index.ts'
import type { Widget } from './kit.ts'

/** What a widget consists of: its blocks, and the cross. @param turn number of the step, whose blocks begin anew */
export function viewOf(widget: Widget, shown: readonly Block[], turn: number): ComponentChild {
  const { ui, id, inner } = widget
  return [
    ui.h('div', { class: 'body', part: 'body', id: id('body'), tabIndex: -1, key: turn }, inner(shown)),
    closeView(widget),
  ]
}

/** Blocks as elements; those nobody knows are left out. */
export const piecesOf = (widget: Widget, shown: readonly Block[]): ComponentChild[] =>
  shown.flatMap((block) => {
    const view = blocks[block.block]?.view
    return view ? widget.ui.h(view, { block, widget }) : []
  })

/** The cross. */
export const closeView = ({ ui, action, word, close }: Widget): ComponentChild =>
  ui.h(
    'button',
    {
      class: 'close',
      part: 'close',
      type: 'button',
      'aria-label': (action.closeLabel as string) || word('close'),
      onClick: close,
    },
    ui.h('svg', { viewBox: '0 0 18 18', 'aria-hidden': 'true' }, ui.h('path', { d: 'M3 3l12 12M15 3 3 15' })),
  )

/** The first words of a widget, which name it to people who hear the page. */
export function nameOf({ label, blocks = [] }: WidgetAction): string {
  const worded = blocks.find((one) => one.block === 'title') ?? blocks.find((one) => one.block === 'text')
  return `${label ?? (worded as { text?: unknown } | undefined)?.text ?? ''}`
}
