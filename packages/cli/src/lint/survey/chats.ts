import type { ChatAction, ChatDesk, ChatHours, Config } from '@kairos/schema'
import { chatsOf } from '../../validate/chat.ts'
import type { Path } from '../../validate/place.ts'
import { fieldsOf } from '../../validate/tolerant.ts'
import { takesMessages } from '../../visits/chatHours.ts'

/** A chat of a campaign that is on. */
export interface Chat {
  chat: ChatAction
  path: Path
  /** When somebody answers, and what says so: its own hours, else the chat, for which the site's count. */
  hours: ChatHours | undefined
  hoursAt: Path
  /** Number of its campaign. */
  campaign: number
  /** Who is asked, best first, each with its place in the file. */
  desks: readonly { desk: ChatDesk; path: Path }[]
}

/** Every chat that may be opened. */
export function chatsIn(config: Config): Chat[] {
  const own = (config.settings?.chat ?? []).map((desk, index) => ({ desk, path: ['settings', 'chat', index] as Path }))
  return chatsOf(fieldsOf(config)).flatMap(({ chat: found, path }) => {
    const campaign = Number(path[1])
    if (config.campaigns![campaign]!.enabled === false) return []
    const chat = found as unknown as ChatAction
    const fallback = chat.fallback?.map((desk, index) => ({ desk, path: [...path, 'fallback', index] }))
    const desks = fallback ? [...own.filter(({ desk }) => !takesMessages(desk)), ...fallback] : own
    const hours = chat.hours ?? config.settings?.chatHours
    return [{ chat, path, hours, hoursAt: [...path, chat.hours ? 'hours' : 'type'], campaign, desks }]
  })
}

/** What a desk is called in messages. */
export const deskName = (desk: ChatDesk): string =>
  typeof desk === 'string' ? `"${desk}"` : `{ "type": "${desk.type}" }`
