import type { CouponBlock } from '@kairos/schema'
import type { BlockKind } from '../widgets/kit.ts'
import { copyText } from './copy.ts'
import { wordsOf } from './words.ts'

export const coupon: BlockKind<CouponBlock> = {
  look: `
.coupon { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: .125em .75em; padding: .375em; padding-inline-start: 1em; border: 1.5px dashed var(--edge); border-radius: var(--inner); background: var(--tint); }
.coupon small { grid-column: 1; margin-block-start: .375em; color: var(--muted); font-size: .8125em; line-height: 1.3; }
.code { grid-column: 1; padding: .25em 0; font: 600 1.125em/1.3 ui-monospace, monospace; letter-spacing: .06em; overflow-wrap: anywhere; user-select: all; }
.code:first-child { grid-row: 1 / span 2; }
.copy { grid-area: 1 / 2 / span 2 / auto; min-inline-size: 6em; }
`,
  view({ block: { code, label }, widget }) {
    const { ui, env, tell, say } = widget
    const { h } = ui
    const word = wordsOf(widget)
    const [isCopied, setCopied] = ui.useState(false)
    const copy = async (event: Event) => {
      const shown = (event.currentTarget as HTMLElement).parentElement!.querySelector('.code')!
      if (!(await copyText(env, code, shown))) return
      setCopied(true)
      say(word('copied'))
      tell('clicked')
    }
    return h('div', { class: 'coupon', part: 'coupon' }, [
      label && h('small', null, label as string),
      h('span', { class: 'code', part: 'code', dir: 'ltr' }, code),
      h(
        'button',
        { class: 'button primary copy', part: 'button copy', type: 'button', onClick: copy },
        word(isCopied ? 'copied' : 'copy'),
      ),
    ])
  },
}
