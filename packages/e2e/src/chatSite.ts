import { readFile } from 'node:fs/promises'
import type { XmppDesk } from '@kairos/schema'
import { distFolder } from './builtFiles.ts'
import type { FaultServer } from './faultServer.ts'
import { serveSmallSite } from './smallSite.ts'

const body = (path: string) =>
  `<main style="padding:2em"><h1>Page ${path}</h1><p>Its own text.</p><button id="open">Talk to us</button> <input id="own" aria-label="Own"></main>`

/** In the place of a part that any page can ask for: it gets the kit, and starts the desk with it. */
const door = (build: string, setting: XmppDesk) => `
export const build = ${JSON.stringify(build)}
export async function start(kit) {
  const part = await kit.load('chat')
  const desk = await part?.start(kit, ${JSON.stringify(setting)})
  const told = { unread: [], open: [] }
  desk?.unread((count) => told.unread.push(count))
  desk?.watch((isOpen) => told.open.push(isOpen))
  Object.assign(window, { desk, told, asked: true })
  document.querySelector('#open').onclick = () => desk?.open()
  return {}
}`

/** Pages that ask for the desk as soon as they are there. */
export async function serveChatSite(setting: XmppDesk, config = {}): Promise<FaultServer> {
  const { build } = JSON.parse(await readFile(new URL('integrity.json', distFolder), 'utf8')) as { build: string }
  const ask = '<script>(window.kairos ||= []).push((kairos) => kairos.memory())</script>'
  const site = await serveSmallSite({
    pages: { '/': body('/') + ask, '/pricing': body('/pricing') + ask },
    config,
  })
  site.routes['/kairos-memory.mjs'] = { body: door(build, setting) }
  return site
}
