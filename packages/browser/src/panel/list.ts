import type { ComponentChild } from 'preact'
import type { Ui } from '../widgets/kit.ts'

/** A long list of which only what is in view is made: a thousand rows cost as much as twenty. */
export interface Listed<Row> {
  ui: Ui
  label: string
  rows: readonly Row[]
  /** Height of a row, in pixels. */
  height: number
  /** At most so many rows are in view at once. */
  inView: number
  keyOf: (row: Row) => string
  view: (row: Row) => ComponentChild
}

/** Rows above and below what is in view, so that none is missing while it is scrolled. */
const SPARE = 4

export function List<Row>({ ui, label, rows, height, inView, keyOf, view }: Listed<Row>): ComponentChild {
  const { h } = ui
  const [top, setTop] = ui.useState(0)
  const first = Math.max(0, Math.min(Math.floor(top / height), rows.length - 1) - SPARE)
  const some = rows.slice(first, first + inView + 2 * SPARE)
  /** Arrow keys go from row to row. */
  const step = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const row = (event.target as Element).closest('li')
    const next = by && (by > 0 ? row?.nextElementSibling : row?.previousElementSibling)
    if (!next) return
    event.preventDefault()
    next.querySelector('button')?.focus()
  }
  return h(
    'div',
    {
      class: 'list',
      tabIndex: -1,
      onKeyDown: step,
      onScroll: (event: Event) => {
        const { scrollTop } = event.currentTarget as Element
        // Drawn anew only when rows come into view.
        if (Math.abs(scrollTop - top) >= height) setTop(scrollTop)
      },
    },
    h(
      'ul',
      { 'aria-label': label, style: { height: `${rows.length * height}px` } },
      some.map((row, index) =>
        h(
          'li',
          {
            key: keyOf(row),
            'aria-setsize': rows.length,
            'aria-posinset': first + index + 1,
            style: { height: `${height}px`, transform: `translateY(${(first + index) * height}px)` },
          },
          view(row),
        ),
      ),
    ),
  )
}
