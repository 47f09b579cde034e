/** The tabs, in their order. */
export const TABS = ['here', 'campaigns', 'visitor', 'time', 'records', 'health'] as const

export type Tab = (typeof TABS)[number]

/** Where the panel lies. */
export const DOCKS = ['float', 'right', 'bottom'] as const

export type Dock = (typeof DOCKS)[number]

/** What the panel remembers over the pages of a preview. */
export interface Layout {
  isOpen: boolean
  /** Only its head is seen. */
  isFolded: boolean
  tab: Tab
  /** The campaign that is looked at; empty for the list. */
  campaign: string
  dock: Dock
  /** The upper left corner while it floats, in pixels; below 0 for where it is at first. */
  x: number
  y: number
}

const FIRST: Layout = { isOpen: false, isFolded: false, tab: 'here', campaign: '', dock: 'float', x: -1, y: -1 }

/** Reads what was kept; each field that is none is as at first. */
export function readLayout(text: string | null): Layout {
  try {
    const read = JSON.parse(text ?? '')
    const oneOf = <Word>(words: readonly Word[], word: Word, first: Word) => (words.includes(word) ? word : first)
    return {
      isOpen: false,
      isFolded: read.isFolded === true,
      tab: oneOf(TABS, read.tab, FIRST.tab),
      campaign: `${read.campaign ?? ''}`,
      dock: oneOf(DOCKS, read.dock, FIRST.dock),
      x: Number.isFinite(read.x) ? read.x : FIRST.x,
      y: Number.isFinite(read.y) ? read.y : FIRST.y,
    }
  } catch {
    return { ...FIRST }
  }
}
