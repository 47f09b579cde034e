import type { TitleBlock } from '@kairos/schema'
import type { BlockKind } from '../kit.ts'

export const title: BlockKind<TitleBlock> = {
  look: `
.title { margin: 0; font: var(--title); letter-spacing: -.012em; text-wrap: balance; }
`,
  view: ({ block, widget: { ui } }) => ui.h('h2', { class: 'title', part: 'title' }, block.text as string),
}
