import type { ShareBlock } from '@kairos/schema'
import type { BlockKind } from '../widgets/kit.ts'
import { copyText } from './copy.ts'
import { wordsOf } from './words.ts'

export const share: BlockKind<ShareBlock> = {
  look: '',
  view({ block, widget }) {
    const { ui, env, tell, say } = widget
    const word = wordsOf(widget)
    const [isCopied, setCopied] = ui.useState(false)
    const press = async () => {
      const { window, document } = env
      const { navigator, location } = window
      const url = new window.URL(`${block.url || location.href}`, location.href).href
      let method = 'native'
      if (navigator.share) {
        // Who thinks better of it has shared nothing.
        if (
          !(await navigator.share({ url, title: (block.title as string) || document.title }).then(
            () => true,
            () => false,
          ))
        )
          return
      } else {
        method = 'copy'
        if (!(await copyText(env, url))) return
        setCopied(true)
        say(word('linkCopied'))
      }
      tell('share', { method })
    }
    return ui.h(
      'button',
      { class: 'button secondary', part: 'button share', type: 'button', onClick: press },
      isCopied ? word('linkCopied') : (block.label as string),
    )
  },
}
