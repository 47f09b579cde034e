import type { Look } from './kit.ts'

interface HubSpot {
  widget?: { open: () => void; close: () => void; status?: () => { loaded?: boolean } }
  on?: (name: string, listener: (news: { unreadCount?: number }) => void) => void
}

/** HubSpot's chat. It takes nothing about the visitor but who they are. https://developers.hubspot.com/docs/api-reference/conversations-chat-widget-sdk/guide */
export const hubspot: Look<{ HubSpotConversations?: HubSpot }> = (page) => {
  const desk = () => page.HubSpotConversations!
  const { widget } = page.HubSpotConversations ?? {}
  if (!widget?.open || widget.status?.().loaded === false) return undefined
  return {
    open: () => desk().widget!.open(),
    close: () => desk().widget!.close(),
    hear({ opened, closed, unread }) {
      desk().on?.('userInteractedWithWidget', opened)
      desk().on?.('widgetClosed', closed)
      desk().on?.('unreadConversationCountChanged', ({ unreadCount }) => unread(Number(unreadCount) || 0))
    },
  }
}
