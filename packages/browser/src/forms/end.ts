import type { Block } from '@kairos/schema'
import type { Widget } from '../widgets/kit.ts'
import type { Sent } from './kit.ts'
import { wordsOf } from './words.ts'

/** Shows what comes after something was sent; what did not arrive yet is said. */
export function showEnd(widget: Widget, sent: Sent, success: readonly Block[] | undefined): void {
  const word = wordsOf(widget)
  const thanks: Block = { block: 'title', text: word('thanks') }
  if (sent === 'sent') widget.turn(success?.length ? success : [thanks])
  else widget.turn([thanks, { block: 'text', text: word(sent === 'kept' ? 'kept' : 'waiting') }])
}
