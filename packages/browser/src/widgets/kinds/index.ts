import type { Looks } from '../kit.ts'
import { bar } from './bar.ts'
import { corner } from './corner.ts'
import { fullscreen } from './fullscreen.ts'
import { inline } from './inline.ts'
import { modal } from './modal.ts'
import { teaser } from './teaser.ts'
import { toast } from './toast.ts'

/** All kinds of widgets, by their name in the file. */
export const kinds: Looks = { modal, fullscreen, bar, corner, toast, teaser, inline }
