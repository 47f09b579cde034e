import type { ComponentChild } from 'preact'
import { DOCKS, TABS, type Tab } from './layout.ts'
import { press } from './pieces.ts'
import { shareView } from './share.ts'
import { Campaigns } from './tabs/campaigns.ts'
import { Health } from './tabs/health.ts'
import { Here } from './tabs/here.ts'
import { Records } from './tabs/records.ts'
import { Time } from './tabs/time.ts'
import { Visitor } from './tabs/visitor.ts'
import type { View } from './view.ts'

const VIEWS: Record<Tab, (props: { view: View }) => ComponentChild> = {
  here: Here,
  campaigns: Campaigns,
  visitor: Visitor,
  time: Time,
  records: Records,
  health: Health,
}

const DOCK_NAMES = { float: 'Float', right: 'Dock to the right', bottom: 'Dock to the bottom' }

/** The whole panel. */
export function App({ view }: { view: View }): ComponentChild {
  const { ui, layout, previewed } = view
  const { h } = ui
  if (layout.isFolded) return headView(view)
  return [
    headView(view),
    tabsView(view),
    h(
      'div',
      {
        class: 'content',
        role: 'tabpanel',
        id: 'content',
        'aria-labelledby': `tab-${layout.tab}`,
        tabIndex: 0,
        key: `${layout.tab} ${layout.campaign}`,
      },
      previewed.said().problems.map((problem) => h('p', { class: 'problem', key: problem }, problem)),
      h(VIEWS[layout.tab], { view }),
    ),
    shareView(view),
  ]
}

/** What is asked for, and where the panel lies. */
function headView(view: View): ComponentChild {
  const { ui, layout, previewed, arrange, close } = view
  const { h } = ui
  const next = DOCKS[(DOCKS.indexOf(layout.dock) + 1) % DOCKS.length]!
  const icon = (paths: string) => h('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, h('path', { d: paths }))
  return h(
    'header',
    { class: 'grip' },
    press(view, icon('M5 3v.01M5 8v.01M5 13v.01M11 3v.01M11 8v.01M11 13v.01'), () => {}, {
      class: 'icon move',
      'aria-label': 'Move the panel with the arrow keys',
      title: 'Drag, or move with the arrow keys',
    }),
    h('h2', {}, 'Kairos'),
    h('span', { class: 'asked', title: previewed.said().asked }, previewed.said().asked),
    press(
      view,
      icon(layout.isFolded ? 'M4 10l4-4 4 4' : 'M4 6l4 4 4-4'),
      () => arrange({ isFolded: !layout.isFolded }),
      {
        class: 'icon plain',
        'aria-expanded': `${!layout.isFolded}`,
        'aria-label': layout.isFolded ? 'Unfold' : 'Fold',
        title: layout.isFolded ? 'Unfold' : 'Fold',
      },
    ),
    press(view, icon('M2.5 3.5h11v9h-11zM9.5 3.5v9'), () => arrange({ dock: next }), {
      class: 'icon plain dock',
      'aria-label': DOCK_NAMES[next],
      title: DOCK_NAMES[next],
    }),
    press(view, 'Leave', previewed.leave, { class: 'plain', title: 'Leaves the preview' }),
    press(view, icon('M4 4l8 8M12 4l-8 8'), close, {
      class: 'icon plain',
      'aria-label': 'Close the panel',
      title: 'Close (Escape)',
    }),
  )
}

function tabsView({ ui, layout, arrange }: View): ComponentChild {
  const { h } = ui
  const go = (tab: Tab) => arrange({ tab, campaign: '' })
  /** Arrow keys go from tab to tab. */
  const step = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    const tab = TABS[(TABS.indexOf(layout.tab) + by + TABS.length) % TABS.length]!
    const list = event.currentTarget as Element
    go(tab)
    list.querySelector<HTMLElement>(`#tab-${tab}`)?.focus()
  }
  return h(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': 'What is shown', onKeyDown: step },
    TABS.map((tab) =>
      h(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${tab}`,
          key: tab,
          'aria-selected': `${tab === layout.tab}`,
          'aria-controls': 'content',
          tabIndex: tab === layout.tab ? 0 : -1,
          onClick: () => go(tab),
        },
        tab[0]!.toUpperCase() + tab.slice(1),
      ),
    ),
  )
}
