import type { BlockKind } from '../kit.ts'
import { buttons } from './buttons.ts'
import { image } from './image.ts'
import { list } from './list.ts'
import { text } from './text.ts'
import { title } from './title.ts'

/** All kinds of blocks, by their name in the file. */
export const blocks = {
  title,
  text,
  image,
  list,
  buttons,
} as unknown as Record<string, BlockKind>
