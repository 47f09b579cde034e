import { builtFiles } from './builtFiles.ts'
import { createFaultServer, type FaultServer } from './faultServer.ts'
import { buildApp, runBuild } from './frameworkBuild.ts'
import { guideFiles } from './guide.ts'
import { TAG } from './templateSite.ts'

const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shoes</title>${head}</head><body>${body}</body></html>`

/** The site of a guide whose page needs nothing but a server. */
export async function serveHtmlGuide(): Promise<FaultServer> {
  const { 'index.html': html = '', 'kairos.json': rules = '' } = await guideFiles('html')
  return createFaultServer({ ...(await builtFiles()), '/': { body: html }, '/kairos.json': { body: rules } })
}

/**
 * The page of the guide for Google Tag Manager. Its container does with the tag what Google's does: it makes the script anew,
 * with its text and address alone.
 */
export async function serveTagManagerGuide(): Promise<FaultServer> {
  const { 'index.html': html = '', 'tag.html': tag = '', 'kairos.json': rules = '' } = await guideFiles('gtm')
  const MARK = '<!-- the container -->'
  if (!html.includes(MARK)) throw new Error('the guide says no more where the container goes')
  const container = `for (const own of new DOMParser().parseFromString(${JSON.stringify(tag)}, 'text/html').scripts) {
    const script = document.createElement('script')
    script.text = own.text
    if (own.src) script.src = own.src
    document.body.append(script)
  }`
  return createFaultServer({
    ...(await builtFiles()),
    '/': { body: html.replace(MARK, '<script async src="/container.js"></script>') },
    // A container comes once the page is there.
    '/container.js': {
      body: `addEventListener('load', () => { ${container} })`,
      headers: { 'content-type': 'text/javascript' },
    },
    '/kairos.json': { body: rules },
  })
}

/** What the functions of the guide for WordPress print, around blocks as WordPress renders them. */
export async function serveWordPressGuide(): Promise<FaultServer & { html: string }> {
  const files = await guideFiles('wordpress')
  const [tag] = printed(files['functions.php']!)
  const [slot, pattern] = printed(files['slots.php']!)
  const group = '<div class="wp-block-group kairos-slot-hero"><h1>Shoes for long ways</h1></div>'
  const name = new RegExp(pattern!).exec(group)![1]!
  const html = page(
    `${tag}<style>${files['style.css']}</style>`,
    `${slot!.replace('%s', name).replace('%s', group)}${files['block.html']}<footer class="entry-footer">Read more</footer>`,
  )
  const server = await createFaultServer({
    ...(await builtFiles()),
    '/': { body: html },
    '/kairos.json': { body: files['kairos.json']! },
  })
  return { ...server, html }
}

/** The text that a function prints, with the addresses it names, and the pattern it looks for. */
function printed(php: string): string[] {
  const [, text = ''] = /printf\(\s*'([^']*)'/.exec(php) ?? []
  const addresses = [...php.matchAll(/esc_url\( home_url\( '([^']*)' \) \)/g)].map(([, path]) => path!)
  const [, pattern = ''] = /preg_match\( '\/(.*?)\/'/.exec(php) ?? []
  return [addresses.reduce((filled, path) => filled.replace('%s', path), text), pattern]
}

const NEXT_SERVER = `import { renderToString } from 'react-dom/server'
import Layout from './layout'
import Page from './page'
export { default as worker } from './worker'
export const render = () => '<!doctype html>' + renderToString(<Layout><Page /></Layout>)`
/** The whole document is hydrated, as Next does. */
const NEXT_PAGE = `import { hydrateRoot } from 'react-dom/client'
import Layout from './layout'
import Page from './page'
hydrateRoot(document, <Layout><Page /></Layout>)`

export interface NextSite extends FaultServer {
  /** The same pages behind the worker. */
  edge: FaultServer
}

/** The app of the guide for Next, rendered by React alone. */
export async function serveNextGuide(): Promise<NextSite> {
  const all = await guideFiles('next')
  const files = Object.fromEntries(Object.entries(all).map(([name, code]) => [name.replace(/^app\//, ''), code]))
  const [client, server] = await Promise.all([
    buildApp({ files, entry: NEXT_PAGE }),
    buildApp({ files, entry: NEXT_SERVER, isServer: true }),
  ])
  const { render, worker } = (await runBuild(server)) as {
    render: () => string
    worker: { fetch: (request: Request) => Promise<Response> }
  }
  const style = `<style>${files['site.css']}</style>`
  const html = render()
    .replace('</head>', `${style}</head>`)
    .replace('</body>', '<script type="module" src="/main.js"></script></body>')
  if (!html.includes(TAG)) throw new Error(`the guide has another tag: ${html}`)
  const routes = {
    ...(await builtFiles()),
    '/kairos.json': { body: files['public/kairos.json']! },
    '/main.js': { body: client },
  }
  const origin = await createFaultServer({ ...routes, '/': { body: html } })
  const edge = await createFaultServer({
    ...routes,
    '/': async ({ headers: { cookie = '' } }) => {
      const answer = await worker.fetch(new Request(`${origin.url}/`, { headers: { cookie } }))
      const told = ['content-type', 'cache-control', 'set-cookie'].flatMap((name) => {
        const value = answer.headers.get(name)
        return value ? [[name, value]] : []
      })
      return { headers: Object.fromEntries(told), body: await answer.text() }
    },
  })
  const close = async () => {
    await Promise.all([origin.close(), edge.close()])
  }
  return { ...origin, edge, close }
}
