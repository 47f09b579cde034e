import type { ChatDesk, XmppDesk } from '@kairos/schema'
import type { FaultServer } from './faultServer.ts'
import { serveSmallSite } from './smallSite.ts'

const body = (path: string) =>
  `<main><h1>Page ${path}</h1><p>Its own text.</p><button id="open">Talk to us</button></main><script src="/ask.js"></script>`

/** What any page does that has a button of its own for the chat. */
const ASK = `(window.kairos ||= []).push((kairos) => {
  document.querySelector('#open').onclick = () => kairos.chat.open()
})`

/** As strict as a page can be that talks with a desk: docs/guides/chat-desk.md has these lines. */
const policy = (url: string) =>
  [
    ...["default-src 'none'", "script-src 'self'", "style-src 'self'", 'img-src data:'],
    `connect-src 'self' ${new URL(url).origin}`,
    ...["require-trusted-types-for 'script'", 'trusted-types kairos-chat'],
  ].join('; ')

/** Pages with a button for the desk and for who comes next where nobody is there; agents are told all that may be told. */
export async function serveChatSite(setting: XmppDesk, ...next: ChatDesk[]): Promise<FaultServer> {
  const site = await serveSmallSite({
    config: {
      settings: {
        consent: { mode: 'not_required' },
        chat: [setting, ...next],
        chatTells: ['page', 'segments', 'campaign'],
      },
      segments: { early: { when: { 'visit.count': 1 } } },
      campaigns: [
        {
          id: 'ten-percent',
          variants: [{ id: 'a', actions: [{ type: 'slot', slot: 'offer', title: 'Ten percent' }] }],
        },
      ],
    },
    pages: { '/': body('/'), '/pricing': body('/pricing') },
    style: '<link rel="stylesheet" href="/page.css">',
    headers: { 'content-security-policy': policy(setting.url) },
  })
  site.routes['/ask.js'] = { body: ASK }
  site.routes['/page.css'] = { body: 'body { margin: 0 } main { padding: 2em }' }
  return site
}
