import type { Campaign, Settings } from '@kairos/schema'
import { builtFiles } from './builtFiles.ts'
import { createFaultServer, type FaultServer } from './faultServer.ts'

export const PREFLIGHT = {
  pillars: 'sport',
  voice: 'cheerful',
  strategy: 'local pride',
  followUp: 'shirts on Monday',
  authentic: 'we sponsor the team',
  owner: 'marta',
  expires: '2099-01-01',
}

/** A campaign that fills the place `bar`. */
export const fillsBar = (title: string, more: Partial<Campaign> = {}): Campaign => ({
  id: 'notice',
  live: true,
  variants: [{ id: 'shows', actions: [{ type: 'slot', slot: 'bar', title }] }],
  ...more,
})

export interface LiveSite extends FaultServer {
  /** Publishes another revision of the file. */
  publish: (campaigns: Campaign[], more?: object) => void
  /** Changes the feed `moment`; nothing takes it away. */
  tell: (entries?: object) => void
}

/** A page with one place, a file that changes, and a feed that does. */
export async function serveLiveSite(settings: Settings, feed?: object): Promise<LiveSite> {
  const page = (title: string) => ({
    headers: { 'content-type': 'text/html' },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><style>kairos-slot{display:flow-root;height:8em}</style>
<script src="/kairos.js" data-config="/kairos.json"></script><kairos-slot name="bar">own</kairos-slot><a href="/other">other</a>`,
  })
  let revision = 0
  const server = await createFaultServer({
    ...(await builtFiles()),
    '/': page('Live'),
    '/other': page('Other'),
    '/moment.json': { status: 404 },
  })
  const publish: LiveSite['publish'] = (campaigns, more) => {
    revision++
    const file = {
      kairos: 1,
      site: 'live',
      revision,
      settings: { consent: { mode: 'not_required' }, ...settings },
      ...(feed && { feeds: { moment: { url: '/moment.json', ...feed } } }),
      campaigns,
      ...more,
    }
    server.routes['/kairos.json'] = { body: JSON.stringify(file), headers: { 'cache-control': 'no-cache' } }
  }
  const tell: LiveSite['tell'] = (entries) => {
    server.routes['/moment.json'] = entries ? { body: JSON.stringify({ entries }) } : { status: 404 }
  }
  return { ...server, publish, tell }
}
