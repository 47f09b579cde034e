import type { IncomingMessage, ServerResponse } from 'node:http'

/** What open pages are told of. */
export interface Changes {
  /** Opens a stream of what changes: `config`, or the id of a feed. */
  answer(request: IncomingMessage, response: ServerResponse): void
  tell(what: string): void
  close(): void
}

/** Tells open pages what changed, by Server-Sent Events. */
export function createChanges(): Changes {
  const open = new Set<ServerResponse>()
  return {
    answer(request, response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
      })
      // A first line, so that the page knows it is open.
      response.write(': open\n\n')
      open.add(response)
      request.on('close', () => open.delete(response))
    },
    tell(what) {
      for (const response of open) response.write(`data: ${what}\n\n`)
    },
    close() {
      for (const response of open) response.end()
    },
  }
}
