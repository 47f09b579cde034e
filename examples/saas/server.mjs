// The site's own server: it takes the letters of the contact form, and leaves all else to the server of `kairos serve`.
import { once } from 'node:events'
import { request as ask, createServer } from 'node:http'

/** Gives the file with a desk before all others. */
async function answerFirst(desk, answer, response) {
  let text = ''
  for await (const piece of answer.setEncoding('utf8')) text += piece
  const { 'content-length': _, etag: __, ...headers } = answer.headers
  try {
    const config = JSON.parse(text)
    config.settings.chat.unshift(desk)
    response.writeHead(200, headers).end(JSON.stringify(config))
  } catch {
    // A file with a mistake in it: the page says which.
    response.writeHead(200, headers).end(text)
  }
}

/** Who sends more has no question. */
const MOST_CHARACTERS = 10_000

/**
 * Serves the example. `serve` is that of the CLI; `options` are its own, and `desk`: who answers first, as `settings.chat` has it.
 */
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
      if (options.desk && url === '/kairos.json' && answer.statusCode === 200)
        return answerFirst(options.desk, answer, response)
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
  await once(server, 'listening').catch(async (problem) => {
    await inner.close()
    throw problem
  })
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
