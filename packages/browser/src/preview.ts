import { force } from '@kairos/core/preview'
import type { Parts, Preparing, Preview } from './kit.ts'
import { askedFor } from './preview/asked.ts'
import { readChannel } from './preview/channel.ts'
import { forcedVariants } from './preview/forced.ts'

/** The part that makes a preview: downloaded only where a link asks. */
export const start = (preparing: Preparing, parts: Pick<Parts, 'signature'>): Preview => ({
  file: () => readChannel(preparing, askedFor(preparing.env, 'kairos_channel').at(-1), parts),
  program: (program) => force(program, forcedVariants(askedFor(preparing.env, 'kairos_force'))),
})
