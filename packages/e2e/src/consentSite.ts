import { builtFiles } from './builtFiles.ts'
import { createFaultServer, type FaultServer } from './faultServer.ts'

/** The site of the consent tests. */
export const CONSENT_SITE = 'meadow'

export interface ConsentSite extends FaultServer {
  /** Every record the collector got. */
  readonly records: { event: string; properties: Record<string, unknown> }[]
}

const slot = (name: string, title: string) => [{ type: 'slot', slot: name, title }]

/**
 * A page with three places: one that needs no memory, one that reads memory, one that draws a variant.
 *
 * @param settings what the config says about consent
 * @param head what the page says before the tag, such as a consent platform
 */
export async function serveConsentSite(consent: object = {}, head = ''): Promise<ConsentSite> {
  const config = {
    kairos: 1,
    site: CONSENT_SITE,
    settings: { consent, records: { url: '/v1/batch' } },
    interests: { category: { from: { event: 'view_item', field: 'category' } } },
    campaigns: [
      { id: 'open', variants: [{ id: 'x', actions: slot('open', 'For everybody') }] },
      {
        id: 'memory',
        audience: { 'visit.pages': { $gte: 1 } },
        limits: [{ max: 99, per: 'lifetime' }],
        variants: [{ id: 'x', actions: slot('memory', 'Good to see you') }],
      },
      {
        id: 'drawn',
        variants: [
          { id: 'a', actions: slot('drawn', 'A') },
          { id: 'b', actions: slot('drawn', 'B') },
        ],
      },
    ],
  }
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Meadow</title><style>html{color-scheme:light dark;font-family:Georgia,serif}kairos-slot{display:flow-root;height:5em;overflow:hidden}</style>${head}
<script async src="/kairos.js" data-config="/kairos.json"></script>
<kairos-slot name="open">own</kairos-slot><kairos-slot name="memory">own</kairos-slot><kairos-slot name="drawn">own</kairos-slot>`
  const server = await createFaultServer({
    ...(await builtFiles()),
    '/': { body, headers: { 'content-type': 'text/html' } },
    '/kairos.json': { body: JSON.stringify(config) },
    'POST /v1/batch': { body: '{}' },
  })
  return {
    ...server,
    get records() {
      return server.requests.filter(({ method }) => method === 'POST').flatMap(({ body }) => JSON.parse(body).batch)
    },
  }
}

/** Everything a page's origin has in this browser: keys of localStorage, cookies, databases with their keys. Runs in the page. */
export async function storedHere(): Promise<string[]> {
  const found = [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...document.cookie
      .split('; ')
      .filter(Boolean)
      .map((cookie) => `cookie ${cookie.split('=')[0]}`),
  ]
  for (const { name = '' } of await indexedDB.databases()) {
    found.push(`database ${name}`)
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    for (const store of database.objectStoreNames) {
      const keys = await new Promise<IDBValidKey[]>((resolve) => {
        const request = database.transaction(store).objectStore(store).getAllKeys()
        request.onsuccess = () => resolve(request.result)
      })
      found.push(...keys.map((key) => `database ${name} ${key}`))
    }
    database.close()
  }
  return found.sort()
}
