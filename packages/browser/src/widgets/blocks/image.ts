import type { ImageBlock } from '@kairos/schema'
import type { BlockKind } from '../kit.ts'

export const image: BlockKind<ImageBlock> = {
  look: `
.image { display: block; inline-size: 100%; block-size: auto; max-block-size: 40vh; object-fit: cover; background: var(--tint); border-radius: min(var(--inner), 1em); }
`,
  view({ block: { src, alt, width = 16, height = 9 }, widget: { ui } }) {
    const [missing, setMissing] = ui.useState<'' | 'unseen' | 'seen'>('')
    const looks = { class: 'image', part: 'image' }
    if (missing === 'unseen' || !src) return null
    // What stood beside it does not move any more.
    if (missing) return ui.h('div', { ...looks, style: { aspectRatio: `${width} / ${height}` } })
    // Sizes give the box its shape before the picture arrives.
    return ui.h('img', {
      ...looks,
      src: src as string,
      alt: (alt ?? '') as string,
      width,
      height,
      onError: ({ currentTarget }: Event) =>
        setMissing((currentTarget as Element).closest('.on, .inline') ? 'seen' : 'unseen'),
    })
  },
}
