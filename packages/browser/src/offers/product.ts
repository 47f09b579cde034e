import type { ProductBlock } from '@kairos/schema'
import type { BlockKind } from '../widgets/kit.ts'

export const product: BlockKind<ProductBlock> = {
  look: `
.product { display: grid; grid-template-columns: auto 1fr; align-items: center; gap: 1em; padding: .625em; color: inherit; text-decoration: none; border: 1px solid var(--edge); border-radius: var(--inner); transition: background-color .15s; }
a.product:hover { background: var(--tint); }
.product img { inline-size: 5em; block-size: 5em; object-fit: cover; background: var(--tint); border-radius: calc(var(--inner) * .6); }
.product p { grid-column: -2; margin: 0; display: grid; line-height: 1.4; }
.product small { color: var(--muted); font-size: .875em; }
`,
  view({ block: { name, image, text, price, href }, widget: { ui, action, tell } }) {
    const { h } = ui
    const [isMissing, setMissing] = ui.useState(false)
    const follow = href
      ? { href: href as string, ...(action.kind !== 'inline' && { onClick: () => tell('clicked') }) }
      : {}
    return h(href ? 'a' : 'div', { class: 'product', part: 'product', ...follow }, [
      image && !isMissing && h('img', { src: image as string, alt: '', onError: () => setMissing(true) }),
      h('p', null, [
        h('strong', null, name as string),
        text && h('small', null, text as string),
        price && h('span', null, price as string),
      ]),
    ])
  },
}
