import { createEdge } from '@kairos/core/edge'

/**
 * Answers requests for a page, on the Fetch API: `export default { fetch: answerer({ html, config }) }` is a worker.
 *
 * @param {{ html: string, config: object }} page
 * @returns {(request: Request) => Response}
 */
export function answerer({ html, config }) {
  const edge = createEdge(config)
  return (request) => {
    const header = (name) => request.headers.get(name)
    const country = header('cf-ipcountry') ?? header('x-country')
    const page = edge.personalize({
      html,
      url: request.url,
      at: Date.now(),
      visitor: crypto.randomUUID(),
      cookie: header('cookie'),
      acceptLanguage: header('accept-language'),
      gpc: header('sec-gpc'),
      ...(country && { geo: { country } }),
    })
    // One visitor's page is nobody else's.
    const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' })
    if (page.setCookie) headers.append('set-cookie', page.setCookie)
    return new Response(page.html, { headers })
  }
}
