import type { ButtonsBlock } from '@kairos/schema'
import type { BlockKind } from '../kit.ts'

export const buttons: BlockKind<ButtonsBlock> = {
  look: `
.buttons { display: flex; flex-wrap: wrap; gap: .625em; }
.button { flex: 1 1 auto; min-block-size: 2.75em; padding: .5em 1.25em; display: inline-flex; align-items: center; justify-content: center; text-align: center; font: inherit; font-weight: 600; line-height: 1.25; text-decoration: none; overflow-wrap: anywhere; cursor: pointer; border: 1px solid transparent; border-radius: var(--inner); transition: background-color .15s, border-color .15s; }
.primary { background: var(--accent); color: var(--on-accent); }
.primary:hover { background: color-mix(in srgb, var(--accent) 86%, var(--on-accent)); }
.secondary { background: none; color: var(--ink); border-color: var(--edge); }
.secondary:hover { background: var(--tint); }
.plain { background: none; color: var(--muted); }
.plain:hover { color: var(--ink); text-decoration: underline; }
`,
  view: ({ block, widget }) =>
    widget.ui.h(
      'div',
      { class: 'buttons', part: 'buttons' },
      block.buttons.map(({ text, href, does, look }, index) => {
        const kind = look ?? (index ? 'secondary' : 'primary')
        const looks = { class: `button ${kind}`, part: `button ${kind}` }
        const click = () => widget.tell('clicked')
        // Links in slots are watched already, like those of any other content.
        const follow = widget.action.kind === 'inline' ? {} : { onClick: click }
        if (href) return widget.ui.h('a', { ...looks, ...follow, href: href as string }, text as string)
        const press = () => {
          if (does !== 'close') click()
          widget.close()
        }
        return widget.ui.h('button', { ...looks, type: 'button', onClick: press }, text as string)
      }),
    ),
}
