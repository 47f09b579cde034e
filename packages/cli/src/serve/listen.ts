import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { UsageError } from '../usage.ts'

export interface Address {
  port: number
  /** Default: this computer only, by IPv4 and, where there is one, IPv6. */
  host: string | undefined
  /** Takes connections that become something else, such as a WebSocket. Default: they are closed. */
  upgrade?: ((request: IncomingMessage, socket: Duplex, head: Buffer) => void) | undefined
}

export interface Listening {
  port: number
  close(): Promise<void>
}

/** Opens the port. One that is taken is a `UsageError` that says what to do. */
export async function listen(answer: RequestListener, { port, host, upgrade }: Address): Promise<Listening> {
  if (host !== undefined) return group([await open(answer, { port, host, upgrade })])
  const first = await open(answer, { port, host: '127.0.0.1', upgrade })
  const open4 = group([first])
  try {
    // `localhost` is ::1 first for some clients; another server there would be mistaken for this one.
    return group([first, await open(answer, { port: open4.port, host: '::1', upgrade })])
  } catch (error) {
    if (!(error instanceof UsageError)) return open4
    await open4.close()
    throw error
  }
}

function open(answer: RequestListener, { port, host, upgrade }: Address & { host: string }): Promise<Server> {
  const server = createServer(answer)
  if (upgrade) server.on('upgrade', upgrade)
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toUsageError(error, port, host) ?? error))
    server.listen(port, host, () => resolve(server))
  })
}

function toUsageError({ code }: NodeJS.ErrnoException, port: number, host: string): UsageError | undefined {
  if (code === 'EADDRINUSE')
    return new UsageError(
      `port ${port} is taken by another program. Stop it, or choose another port, e.g. ${port + 1} (0: any).`,
    )
  if (code === 'EACCES') return new UsageError(`port ${port} is not allowed here. Choose one above 1023, e.g. 5123.`)
  const isHost = host !== '::1' && (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
  return isHost
    ? new UsageError(`${host} is no address of this computer. Leave --host out, or write 0.0.0.0.`)
    : undefined
}

function group(servers: Server[]): Listening {
  const close = (server: Server) =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      // Browsers keep connections open; nobody waits for them.
      server.closeAllConnections()
    })
  const { port } = servers[0]!.address() as AddressInfo
  return { port, close: async () => void (await Promise.all(servers.map(close))) }
}
