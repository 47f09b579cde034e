import type { WidgetAction } from '@kairos/schema'
import type { Stop } from '../env.ts'
import { openWidget, type Rendering } from './opened.ts'

/** A widget that is open, or the tab it became. */
export interface Showing {
  stop: Stop
  /** Makes it a tab that opens it again on this page; it is told to nobody what becomes of that. */
  minimise: () => void
}

/** Shows a widget; a tab becomes what it stands for. */
export function showWidget(rendering: Omit<Rendering, 'expand'>): Showing {
  const { opening } = rendering
  const { action } = opening
  const once = new Set<string>()
  /** What a tab stands for is no second showing. */
  const tell: Rendering['tell'] = (name, props) => {
    if ((name === 'shown' || name === 'seen') && once.has(name)) return
    once.add(name)
    rendering.tell(name, props)
  }
  let stop: Stop | undefined
  const show = (changes: Partial<WidgetAction>, expand: () => void, told: Rendering['tell'] = tell) => {
    const next = { ...action, ...changes }
    stop?.()
    // What a tab opens was asked for, and so has the focus that the tab had.
    const isWanted = opening.isWanted || (stop !== undefined && next.kind !== 'teaser')
    stop = openWidget({ ...rendering, opening: { ...opening, action: next, isWanted }, expand, tell: told })
  }
  const open = () => show(action.kind === 'teaser' ? { kind: 'corner' } : {}, () => {}, tellAgain(minimise))
  const minimise = () =>
    show(
      { kind: 'teaser', label: action.teaser! },
      open,
      tellAgain(() => stop?.()),
    )
  const tellAgain =
    (closed: () => void): Rendering['tell'] =>
    (name, props) => {
      if (name === 'closed') closed()
      else if (name === 'clicked' || name === 'submitted' || name === 'answered') tell(name, props)
    }
  show({}, () => {
    tell('clicked')
    show({ kind: 'corner' }, () => {})
  })
  return { stop: () => stop?.(), minimise }
}
