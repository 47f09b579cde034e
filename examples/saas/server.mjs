// The site's own server: it takes the letters of the contact form, and leaves all else to the server of `kairos serve`.
import { once } from 'node:events'
import { request as ask, createServer } from 'node:http'

/** Who sends more has no question. */
const MOST_CHARACTERS = 10_000

/** Serves the example. `serve` is that of the CLI; `options` are its own. */
export async function serveSaas(serve, options) {
  const inner = await serve({ ...options, port: 0 })
  const letters = []
  const take = async (request, response) => {
    let body = ''
    for await (const piece of request.setEncoding('utf8')) {
      body += piece
      if (body.length > MOST_CHARACTERS) return response.writeHead(413).end()
    }
    const letter = Object.fromEntries(new URLSearchParams(body))
    if (!letter.message || !letter.email) return response.writeHead(422).end()
    letters.push(letter)
    options.print?.(`letter from ${JSON.stringify(letter.email)}: ${JSON.stringify(letter.message)}`)
    response.writeHead(200, { 'content-length': 0 }).end()
  }
  const pass = (request, response) => {
    const { method, url, headers } = request
    const passed = ask({ port: inner.port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    })
    passed.on('error', () => response.destroy())
    response.on('close', () => passed.destroy())
    request.pipe(passed)
  }
  const server = createServer((request, response) => {
    if (request.method !== 'POST' || request.url !== '/contact') return pass(request, response)
    take(request, response).catch(() => response.destroy())
  })
  server.listen(options.port, 'localhost')
  await once(server, 'listening')
  return {
    url: `http://localhost:${server.address().port}`,
    letters,
    records: inner.records,
    async close() {
      server.close()
      server.closeAllConnections()
      await inner.close()
    },
  }
}
