import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { distFolder } from './builtFiles.ts'
import { createFaultServer, type FaultServer, type Route, type Routes } from './faultServer.ts'

/** The tag as the README gives it, on the synchronous recipe. */
export const TAG = '<script src="/kairos.js" data-config="/kairos.json"></script>'

/** The tag for pages that the driver opens before it can make them look like a person's. */
export const TAG_WITH_BOTS = TAG.replace(' ', ' data-bots="include" ')

export interface TemplateSite extends FaultServer {
  /** Every record the collector got, in order of arrival. */
  readonly records: unknown[]
}

export interface TemplateSiteOptions {
  config: unknown
  /** Package of the page, and the folder in it that is the site. Default: a shop's home page. */
  template?: readonly [name: string, folder: string]
  /** What is put at the start of <head>; TAG by default, '' for the site without Kairos. */
  tag?: string
  /** More routes, or faults in place of the usual ones: `{ '/kairos.json': { delayMs: 5000 } }`. */
  routes?: Routes
}

/**
 * A real page that knows nothing of Kairos (startbootstrap-shop-homepage, or another), with only the tag added, its
 * kairos.json, the CDN files and a collector at /v1/batch, all from one origin.
 */
export async function serveTemplateSite(options: TemplateSiteOptions): Promise<TemplateSite> {
  const {
    config,
    tag = TAG,
    routes = {},
    template: [name, folder] = ['startbootstrap-shop-homepage', 'dist'],
  } = options
  const require = createRequire(import.meta.url)
  const template = pathToFileURL(join(require.resolve(`${name}/package.json`), '..', folder, sep))
  const html = await readFile(new URL('index.html', template), 'utf8')
  const home: Route = { body: html.replace(/<head>/i, (head) => head + tag) }
  const server = await createFaultServer({
    '/': home,
    '/index.html': home,
    '/kairos.json': () => ({ body: JSON.stringify(config) }),
    'POST /v1/batch': { body: '{"success":true}', headers: { 'content-type': 'application/json' } },
    '/*': async ({ path }) => (await file(distFolder, path)) ?? (await file(template, path)),
    ...routes,
  })
  return {
    ...server,
    get records() {
      const batches = server.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/batch')
      return batches.flatMap(({ body }): unknown[] => JSON.parse(body).batch)
    },
  }
}

/** A file below a folder; undefined when there is none, or the path leads out of the folder. */
async function file(folder: URL, path: string): Promise<{ body: Buffer } | undefined> {
  const target = new URL(`.${path}`, folder)
  if (!target.href.startsWith(folder.href)) return undefined
  try {
    return { body: await readFile(fileURLToPath(target)) }
  } catch {
    return undefined
  }
}
