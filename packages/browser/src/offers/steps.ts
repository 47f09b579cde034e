import type { StepsBlock } from '@kairos/schema'
import type { BlockKind } from '../widgets/kit.ts'

export const steps: BlockKind<StepsBlock> = {
  look: `
.step { display: grid; gap: 1em; }
.body > .step.step:first-child { padding-inline-end: 0; }
.step > .title:first-child { padding-inline-end: 1em; }
.step[hidden] { display: none; }
.step:focus { outline: none !important; }
`,
  view({ block, widget }) {
    const { ui, env, word, inner } = widget
    const { h } = ui
    const [at, setAt] = ui.useState(0)
    const [elements] = ui.useState<HTMLElement[]>([])
    const turn = (next: number) => () => {
      setAt(next)
      // Hidden until it is drawn again; what has the focus is said.
      env.later(() => elements[next]?.focus(), 0)
    }
    const button = (look: string, words: string, next: number) =>
      h('button', { class: `button ${look}`, part: `button ${look}`, type: 'button', onClick: turn(next) }, words)
    const last = block.steps.length - 1
    // What was entered in a step is still there when the visitor comes back to it.
    return block.steps.map(({ blocks, next }, index) =>
      h(
        'div',
        {
          class: 'step',
          part: 'step',
          role: 'group',
          tabIndex: -1,
          hidden: index !== at,
          ref: (element: HTMLElement | null) => {
            if (element) elements[index] = element
          },
        },
        [
          inner(blocks),
          h('div', { class: 'buttons' }, [
            index < last && button('primary', (next as string) || word('next'), index + 1),
            index > 0 && button('secondary', word('back'), index - 1),
          ]),
        ],
      ),
    )
  },
}
