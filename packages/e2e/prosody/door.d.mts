import type { XmppDesk } from '@kairos/schema'

export function door(build: string, setting: XmppDesk): string
export const ASK: string
