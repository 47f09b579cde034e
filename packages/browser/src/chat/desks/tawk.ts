import type { Look } from './kit.ts'

interface Tawk {
  maximize?: () => void
  minimize?: () => void
  setAttributes?: (about: object, done: () => void) => void
  [slot: string]: unknown
}

/** tawk.to. Each of its listeners has one place only, where the site's own may be: that is called first. https://developer.tawk.to/jsapi/ */
export const tawk: Look<{ Tawk_API?: Tawk }> = (page) => {
  const desk = () => page.Tawk_API!
  if (typeof page.Tawk_API?.maximize !== 'function') return undefined
  const chain = (slot: string, hear: (about: never) => void) => {
    const own = desk()[slot] as { apply?: (self: unknown, about: unknown[]) => unknown } | undefined
    desk()[slot] = function (this: unknown, ...about: [never]) {
      try {
        return own?.apply?.(this, about)
      } finally {
        hear(about[0])
      }
    }
  }
  return {
    open: () => desk().maximize!(),
    close: () => desk().minimize!(),
    hear({ opened, closed, unread }) {
      chain('onChatMaximized', opened)
      chain('onChatMinimized', closed)
      chain('onUnreadCountChanged', unread)
    },
    tell: (about) => desk().setAttributes?.(about, () => {}),
  }
}
