import type { TextBlock } from '@kairos/schema'
import type { BlockKind } from '../kit.ts'

export const text: BlockKind<TextBlock> = {
  look: `
.text { margin: 0; color: var(--muted); text-wrap: pretty; white-space: pre-line; }
.small { font-size: .8125em; line-height: 1.45; }
`,
  view: ({ block, widget: { ui } }) =>
    ui.h('p', { class: block.small ? 'text small' : 'text', part: 'text' }, block.text as string),
}
