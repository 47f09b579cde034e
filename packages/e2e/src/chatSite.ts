import type { ChatDesk, XmppDesk } from '@kairos/schema'
import type { FaultServer } from './faultServer.ts'
import { serveSmallSite } from './smallSite.ts'

const body = (path: string) =>
  `<main style="padding:2em"><h1>Page ${path}</h1><p>Its own text.</p><button id="open">Talk to us</button></main><script src="/ask.js"></script>`

/** What any page does that has a button of its own for the chat. */
const ASK = `(window.kairos ||= []).push((kairos) => {
  document.querySelector('#open').onclick = () => kairos.chat.open()
})`

/** As strict as a page can be that talks with a desk: docs/guides/chat-desk.md has these lines. */
const policy = (url: string) =>
  [
    ...["default-src 'none'", "script-src 'self'", "style-src 'unsafe-inline'", 'img-src data:'],
    `connect-src 'self' ${new URL(url).origin}`,
    ...["require-trusted-types-for 'script'", 'trusted-types kairos-chat'],
  ].join('; ')

/** Pages with a button for the desk, and for who comes next where nobody is there. */
export async function serveChatSite(setting: XmppDesk, ...next: ChatDesk[]): Promise<FaultServer> {
  const site = await serveSmallSite({
    config: { settings: { consent: { mode: 'not_required' }, chat: [setting, ...next] } },
    pages: { '/': body('/'), '/pricing': body('/pricing') },
    headers: { 'content-security-policy': policy(setting.url) },
  })
  site.routes['/ask.js'] = { body: ASK }
  return site
}
