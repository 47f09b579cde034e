import { readFile } from 'node:fs/promises'
import type { XmppDesk } from '@kairos/schema'
import { ASK, door } from '../prosody/door.mjs'
import { distFolder } from './builtFiles.ts'
import type { FaultServer } from './faultServer.ts'
import { serveSmallSite } from './smallSite.ts'

const body = (path: string) =>
  `<main style="padding:2em"><h1>Page ${path}</h1><p>Its own text.</p><button id="open">Talk to us</button></main><script src="/ask.js"></script>`

/** As strict as a page can be that talks with a desk: docs/guides/chat-desk.md has these lines. */
const policy = (url: string) =>
  [
    ...["default-src 'none'", "script-src 'self'", "style-src 'unsafe-inline'", 'img-src data:'],
    `connect-src 'self' ${new URL(url).origin}`,
    ...["require-trusted-types-for 'script'", 'trusted-types kairos-chat'],
  ].join('; ')

/** Pages that ask for the desk as soon as they are there. */
export async function serveChatSite(setting: XmppDesk): Promise<FaultServer> {
  const { build } = JSON.parse(await readFile(new URL('integrity.json', distFolder), 'utf8')) as { build: string }
  const site = await serveSmallSite({
    pages: { '/': body('/'), '/pricing': body('/pricing') },
    headers: { 'content-security-policy': policy(setting.url) },
  })
  site.routes['/ask.js'] = { body: ASK }
  site.routes['/kairos-memory.mjs'] = { body: door(build, setting) }
  return site
}
