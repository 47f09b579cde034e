import type { Server } from 'node:http'
import type { Config } from '@kairos/schema'
import { answerer } from '../../../examples/edge/personalize.mjs'
import { serveEdge as serve } from '../../../examples/edge/server.mjs'
import { builtFiles } from './builtFiles.ts'
import { createFaultServer, type FaultServer, type Routes } from './faultServer.ts'
import { TAG } from './templateSite.ts'

/** `examples/edge`, as its README starts it. */
export const serveEdge: () => Server = serve

export interface EdgeSiteOptions {
  /** The body of every page. */
  body: string
  /** More for the head. */
  head?: string
  /** By which the server decides. */
  config: Config
  /** More routes, or faults in place of the usual ones. */
  routes?: Routes
}

export interface EdgeSite extends FaultServer {
  /** From now on the server decides by this; the browser too, where nothing else is said. */
  publish: (served: Config, file?: Config) => void
}

/** Pages that the answerer of `examples/edge` decides, by a file that need not be the browser's. */
export async function serveEdgeSite({ body, head = '', config, routes = {} }: EdgeSiteOptions): Promise<EdgeSite> {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Edge</title>${TAG}${head}<style>kairos-slot{display:flow-root;min-height:100px}</style></head><body>${body}</body></html>`
  let answer: (request: Request) => Response
  const site = await createFaultServer({
    ...(await builtFiles()),
    '/*': async ({ path, query, headers: { cookie = '', host = '' } }) => {
      const response = answer(new Request(`http://${host}${path}?${query}`, { headers: { cookie } }))
      return { headers: Object.fromEntries(response.headers), body: await response.text() }
    },
    '/favicon.ico': { status: 204 },
    ...routes,
  })
  const publish: EdgeSite['publish'] = (served, file = served) => {
    answer = answerer({ html, config: served })
    site.routes['/kairos.json'] = { body: JSON.stringify(file) }
  }
  publish(config)
  return { ...site, publish }
}
