import { builtFiles } from './builtFiles.ts'
import { createFaultServer, type FaultServer } from './faultServer.ts'
import { buildApp, runBuild } from './frameworkBuild.ts'
import { guideFiles } from './guide.ts'
import { TAG } from './templateSite.ts'

export type Framework = 'react' | 'vue' | 'svelte'
export const FRAMEWORKS: Framework[] = ['react', 'vue', 'svelte']

/** How each renders its `App` on a server. */
const SERVERS: Record<Framework, string> = {
  react: `import { renderToString } from 'react-dom/server'
import { App } from './App'
export const render = async () => renderToString(<App />)`,
  vue: `import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import App from './App.vue'
export const render = () => renderToString(createSSRApp(App))`,
  svelte: `import { render as renderToString } from 'svelte/server'
import App from './App.svelte'
export const render = async () => renderToString(App).body`,
}

/** In the page: the guide's own entry, and a way to end the app from the test. */
const PAGE = `import { unmount } from './main'
globalThis.endApp = unmount`

const slot = (campaign: string, name: string, path: string, title: string) => ({
  id: campaign,
  pages: { include: [path] },
  variants: [{ id: 'a', actions: [{ type: 'slot', slot: name, title }] }],
})
/** The file of these sites. */
export const GUIDE_CONFIG = {
  kairos: 1,
  site: 'guide',
  settings: { consent: { mode: 'not_required' } },
  slots: { note: { selector: '.note' } },
  campaigns: [
    slot('hero', 'hero', '/', 'Personal hero'),
    slot('offer', 'offer', '/', 'Personal offer'),
    slot('note', 'note', '/', 'Personal note'),
    slot('about', 'about', '/about', 'Personal about'),
  ],
}

/** Words of any length leave the links where they are. */
const STYLE = 'nav a { display: inline-block; width: 8em }'

/** For the page and for the server. Built once, whoever serves it. */
const builds = new Map<Framework, Promise<[page: string, server: string]>>()

function build(framework: Framework, files: Record<string, string>): Promise<[page: string, server: string]> {
  const built =
    builds.get(framework) ??
    Promise.all([buildApp({ files, entry: PAGE }), buildApp({ files, entry: SERVERS[framework], isServer: true })])
  builds.set(framework, built)
  return built
}

/** The app of a guide: `/` as its server rendered it, `/?client` rendered in the page; `bare` without Kairos. */
export async function serveFramework(framework: Framework): Promise<FaultServer> {
  const files = await guideFiles(framework)
  const [page, server] = await build(framework, files)
  const { render } = (await runBuild(server)) as { render: () => Promise<string> }
  const html = files['index.html']!.replace('</style>', `${STYLE}</style>`)
  if (!html.includes(TAG) || !html.includes('<!--app-->')) throw new Error(`the guide ${framework} has another page`)
  const rendered = html.replace('<!--app-->', await render())
  const empty = html.replace('<!--app-->', '')
  return createFaultServer({
    ...(await builtFiles()),
    '/kairos.json': { body: JSON.stringify(GUIDE_CONFIG) },
    '/main.js': { body: page },
    '/': ({ query }) => {
      const body = query.has('client') ? empty : rendered
      return { body: query.has('bare') ? body.replace(TAG, '') : body }
    },
  })
}
