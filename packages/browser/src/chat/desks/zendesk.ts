import type { Look } from './kit.ts'

interface Zendesk {
  (api: string, command: string, ...about: unknown[]): unknown
  /** `classic` has other commands, and is no desk of ours. */
  widget?: string
}

/** Zendesk's messaging. https://developer.zendesk.com/api-reference/widget-messaging/web/core/ */
export const zendesk: Look<{ zE?: Zendesk }> = (page) => {
  const call = (...command: [api: string, name: string, ...unknown[]]) => page.zE!(...command)
  if (typeof page.zE !== 'function' || page.zE.widget === 'classic') return undefined
  return {
    open: () => call('messenger', 'open'),
    close: () => call('messenger', 'close'),
    hear({ opened, closed, unread }) {
      call('messenger:on', 'open', opened)
      call('messenger:on', 'close', closed)
      call('messenger:on', 'unreadMessages', unread)
    },
    // A tag has no spaces.
    tell: (about) =>
      call(
        'messenger:set',
        'conversationTags',
        Object.entries(about).map((tag) => tag.join(':').replace(/\s+/g, '_')),
      ),
  }
}
