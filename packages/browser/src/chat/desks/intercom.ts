import type { Look } from './kit.ts'

interface Intercom {
  (command: string, ...about: unknown[]): void
  /** Calls that wait for the real one. */
  q?: unknown
  booted?: boolean
}

/** Intercom's messenger. https://developers.intercom.com/installing-intercom/web/methods */
export const intercom: Look<{ Intercom?: Intercom }> = (page) => {
  const call = (...command: [string, ...unknown[]]) => page.Intercom!(...command)
  const { Intercom } = page
  if (typeof Intercom !== 'function' || Intercom.q || Intercom.booted === false) return undefined
  return {
    open: (message) => (message ? call('showNewMessage', message) : call('show')),
    close: () => call('hide'),
    hear({ opened, closed, unread }) {
      call('onShow', opened)
      call('onHide', closed)
      call('onUnreadCountChange', unread)
    },
    tell: (about) => call('update', about),
  }
}
