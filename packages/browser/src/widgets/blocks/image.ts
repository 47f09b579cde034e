import type { ImageBlock } from '@kairos/schema'
import type { BlockKind } from '../kit.ts'

export const image: BlockKind<ImageBlock> = {
  look: `
.image { display: block; inline-size: 100%; block-size: auto; max-block-size: 40vh; object-fit: cover; background: var(--tint); border-radius: min(var(--inner), 1em); }
`,
  view({ block: { src, alt, width = 16, height = 9 }, widget: { ui } }) {
    const [isMissing, setMissing] = ui.useState(false)
    if (isMissing || !src) return null
    // Sizes give the box its shape before the picture arrives.
    return ui.h('img', {
      class: 'image',
      part: 'image',
      src: src as string,
      alt: (alt ?? '') as string,
      width,
      height,
      onError: () => setMissing(true),
    })
  },
}
