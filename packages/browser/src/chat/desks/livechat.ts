import type { Look } from './kit.ts'

interface LiveChat {
  /** Only the real one has it. */
  _h?: unknown
  call: (command: string, about?: object) => void
  on: (name: string, listener: (news: { visibility?: string; author?: { type?: string } }) => void) => void
}

/** LiveChat. https://platform.text.com/docs/extending-chat-widget/javascript-api */
export const livechat: Look<{ LiveChatWidget?: LiveChat }> = (page) => {
  const desk = () => page.LiveChatWidget
  if (!desk()?._h) return undefined
  return {
    open: (messageDraft) => desk()!.call('maximize', { messageDraft }),
    close: () => desk()!.call('minimize'),
    hear({ opened, closed, unread }) {
      let isOpen = false
      desk()!.on('visibility_changed', ({ visibility }) => {
        isOpen = visibility === 'maximized'
        if (isOpen) opened()
        else closed()
      })
      desk()!.on('new_event', ({ author }) => {
        if (author?.type === 'agent' && !isOpen) unread()
      })
    },
    tell: (about) => desk()!.call('update_session_variables', about),
  }
}
