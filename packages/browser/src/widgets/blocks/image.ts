import type { ImageBlock } from '@kairos/schema'
import type { BlockKind } from '../kit.ts'

export const image: BlockKind<ImageBlock> = {
  look: `
.image { display: block; inline-size: 100%; block-size: auto; max-block-size: 40vh; object-fit: cover; background: var(--tint); border-radius: min(var(--inner), 1em); }
`,
  view({ block: { src, alt, width = 16, height = 9 }, widget: { ui } }) {
    const [isMissing, setMissing] = ui.useState(false)
    if (!src) return null
    const looks = { class: 'image', part: 'image' }
    // It is known too late to give its place to others: what the visitor reads would move.
    if (isMissing) return ui.h('div', { ...looks, style: { aspectRatio: `${width} / ${height}` } })
    // Sizes give the box its shape before the picture arrives, which nothing waits for.
    return ui.h('img', {
      ...looks,
      src: src as string,
      alt: (alt ?? '') as string,
      width,
      height,
      onError: () => setMissing(true),
    })
  },
}
