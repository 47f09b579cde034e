import type { ChatAction, ChatDesk, Settings } from '@kairos/schema'

/** Whether it takes a message when nobody answers. */
const isStandIn = (desk: ChatDesk): boolean => /^(form$|mailto:)/.test(nameOf(desk))

/** The desks to ask for a chat, best first. @param isOpen whether somebody answers now */
export function listOf({ chat }: Settings, action: ChatAction | undefined, isOpen: boolean): ChatDesk[] {
  const own = Array.isArray(chat) ? chat : []
  const { fallback } = action ?? {}
  const all = fallback ? [...own.filter((desk) => !isStandIn(desk)), ...fallback] : own
  return all
    .filter((desk) => isOpen || isStandIn(desk))
    .map((desk) =>
      desk === 'form' ? (own.find((one) => (one as { type?: string } | null)?.type === 'form') ?? desk) : desk,
    )
}

/** What a desk of the list is called in what is told. */
export const nameOf = (desk: ChatDesk | undefined): string => (typeof desk === 'string' ? desk : `${desk?.type}`)
