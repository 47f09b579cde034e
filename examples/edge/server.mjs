// `node examples/edge/server.mjs`, after `npm run build`: the page on plain node:http, on PORT (5124).
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { answerer } from './personalize.mjs'

const here = (name) => new URL(name, import.meta.url)
const built = (name) => new URL(`../../dist/${name}`, import.meta.url)

/** Serves the page, its rules and the files of the CDN. */
export function serveEdge() {
  // Read anew each time, so that what is saved is there at the next reload; a site reads them once.
  const read = (name) => readFile(here(name), 'utf8')
  const answer = async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    if (url.pathname === '/kairos.json')
      return response.writeHead(200, { 'content-type': 'application/json' }).end(await read('kairos.json'))
    if (/^\/kairos[\w-]*\.m?js$/.test(url.pathname)) {
      const code = await readFile(built(url.pathname.slice(1))).catch(() => undefined)
      return response.writeHead(code ? 200 : 404, { 'content-type': 'text/javascript' }).end(code)
    }
    if (url.pathname === '/favicon.ico') return response.writeHead(204).end()
    if (url.pathname !== '/' && url.pathname !== '/more') return response.writeHead(404).end()
    const decide = answerer({ html: await read('index.html'), config: JSON.parse(await read('kairos.json')) })
    const page = decide(
      new Request(url, { headers: Object.entries(request.headers).map(([name, value]) => [name, `${value}`]) }),
    )
    response.writeHead(page.status, Object.fromEntries(page.headers)).end(await page.text())
  }
  return createServer((request, response) =>
    answer(request, response).catch((problem) => response.writeHead(500).end(`${problem}`)),
  )
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const port = Number(process.env.PORT ?? 5124)
  serveEdge().listen(port, () => console.log(`http://localhost:${port}`))
}
