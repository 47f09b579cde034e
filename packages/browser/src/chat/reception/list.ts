import type { ChatAction, ChatDesk } from '@kairos/schema'
import type { DesksBase } from '../given.ts'

/** The desks to ask for a chat of a campaign, best first. @param isOpen whether somebody answers now */
export function listOf({ list }: Pick<DesksBase, 'list'>, { fallback }: ChatAction, isOpen: boolean): ChatDesk[] {
  const own = list(true)
  const standIns = list(false)
  const all = fallback ? [...own.filter((desk) => !standIns.includes(desk)), ...fallback] : own
  const form = standIns.find((desk) => typeof desk !== 'string')
  return list(isOpen, all).map((desk) => (desk === 'form' && form ? form : desk))
}
