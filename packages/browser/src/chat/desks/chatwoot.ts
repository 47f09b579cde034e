import type { Kit } from '../../kit.ts'
import type { PageDesk } from './kit.ts'

interface Chatwoot {
  hasLoaded?: boolean
  isOpen?: boolean
  toggle: (state: 'open' | 'close') => void
  setConversationCustomAttributes?: (about: Readonly<Record<string, string>>) => void
}

type Globals = EventTarget & { $chatwoot?: Chatwoot }

/** Chatwoot: its news are events of the window. https://www.chatwoot.com/hc/user-guide/articles/1677587234-how-to-send-additional-user-information-to-chatwoot-using-sdk */
export function chatwoot(page: Globals, _: unknown, { env: { on } }: Pick<Kit, 'env'>): PageDesk | undefined {
  const desk = () => page.$chatwoot
  if (!desk()?.hasLoaded) return undefined
  return {
    open: () => desk()!.toggle('open'),
    close: () => desk()!.toggle('close'),
    hear({ opened, closed, unread }) {
      const stops = [
        on(page, 'chatwoot:opened', opened),
        on(page, 'chatwoot:closed', closed),
        on(page, 'chatwoot:on-message', (event) => {
          // 1: from an agent.
          if ((event as CustomEvent<{ message_type?: number }>).detail.message_type === 1 && !desk()!.isOpen) unread()
        }),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
    tell: (about) => desk()!.setConversationCustomAttributes?.(about),
  }
}
