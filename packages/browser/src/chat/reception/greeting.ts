import type { ChatGreeting, WidgetAction } from '@kairos/schema'
import type { BlockKind } from '../../widgets/kit.ts'
import { wordsOf } from './words.ts'

/** What a greeting shows; a block of our own, which no file has. */
export interface GreetingBlock extends ChatGreeting {
  block: 'greeting'
  press: () => void
}

/** The widget that asks first. @param press what happens when it is pressed */
export const greetingWidget = (greeting: ChatGreeting, press: () => void): WidgetAction =>
  ({
    type: 'widget',
    kind: 'corner',
    surface: 'greets',
    label: [greeting.name, greeting.text].filter(Boolean).join(': '),
    blocks: [{ block: 'greeting', ...greeting, press }],
  }) as unknown as WidgetAction

/** Who asks, what, and a button to reply: all of it can be pressed. */
export const greeting: BlockKind<never> = {
  look: `
.corner.greets { --pad: 1.125em; inline-size: min(20em, 100vw - 2em); inset-block-end: calc(max(5.75em, env(safe-area-inset-bottom)) + var(--keyboard, 0px)); }
.greets .close { margin: .25em; inset-block-start: .25em; }
.greeting { display: grid; gap: .625em; padding: .375em; margin: -.375em; border: 0; border-radius: var(--inner); background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
.greeter { display: flex; align-items: center; gap: .625em; font-weight: 650; }
.avatar { inline-size: 2.5em; block-size: 2.5em; border-radius: 50%; object-fit: cover; background: var(--tint); }
.reply { justify-self: start; padding: .375em .875em; border-radius: 2em; background: var(--accent); color: var(--on-accent); font-weight: 600; }
.greeting:hover .reply { background: color-mix(in srgb, var(--accent) 86%, var(--on-accent)); }
@media (max-width: 30em) { .corner.greets { inline-size: auto; inset-inline: .75em; } }
`,
  view({ block, widget }) {
    const { ui, tell } = widget
    const { h } = ui
    const { text, avatar, name, press } = block as GreetingBlock
    const [isMissing, setMissing] = ui.useState(false)
    const reply = () => {
      tell('clicked')
      press()
    }
    const picture =
      avatar &&
      !isMissing &&
      h('img', { class: 'avatar', part: 'avatar', src: avatar as string, alt: '', onError: () => setMissing(true) })
    return h('button', { class: 'greeting', part: 'greeting', type: 'button', onClick: reply }, [
      (picture || name) && h('span', { class: 'greeter' }, [picture, name as string]),
      h('span', { class: 'words' }, text as string),
      h('span', { class: 'reply', part: 'reply' }, wordsOf(widget)('reply')),
    ])
  },
}
