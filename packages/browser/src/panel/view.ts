import type { Kit } from '../kit.ts'
import type { Ui } from '../widgets/kit.ts'
import type { Previewed } from './kit.ts'
import type { Layout } from './layout.ts'
import type { Measured } from './measured.ts'
import type { Recording } from './recording.ts'
import type { Reports } from './reports.ts'

/** All that what is seen of the panel is made from. */
export interface View {
  ui: Ui
  kit: Kit
  previewed: Previewed
  reports: Reports
  recording: Recording
  measured: Measured
  /** Where the panel is and what it shows; kept over pages. */
  layout: Layout
  /** Shows what has changed, in the next frame. */
  redraw: () => void
  /** Keeps a change of the layout, and shows it. */
  arrange: (change: Partial<Layout>) => void
  /** Frames an element of the page; none without one. */
  point: (element?: Element) => void
  /** Says something to people who hear the page, and at the foot of the panel. */
  say: (words: string) => void
  /** Puts a text where it can be pasted. */
  copy: (text: string, said: string) => void
  close: () => void
}
