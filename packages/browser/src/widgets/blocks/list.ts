import type { ListBlock } from '@kairos/schema'
import type { BlockKind } from '../kit.ts'

export const list: BlockKind<ListBlock> = {
  look: `
.list { margin: 0; padding: 0; list-style: none; display: grid; gap: .5em; }
.list li { display: grid; grid-template-columns: auto 1fr; gap: .625em; }
.list li::before { content: ""; inline-size: .3em; block-size: .6em; margin-block-start: .36em; border: solid var(--accent); border-width: 0 .125em .125em 0; transform: rotate(45deg); }
`,
  view: ({ block, widget: { ui } }) =>
    // Safari forgets that it is a list where it has no bullets.
    ui.h(
      'ul',
      { class: 'list', part: 'list', role: 'list' },
      block.items.map((item) => ui.h('li', null, item as string)),
    ),
}
