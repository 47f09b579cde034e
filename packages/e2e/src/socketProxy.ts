import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A WebSocket server, seen through a line that others write into and cut. */
export interface SocketProxy {
  /** Of the line; it leads to the server. */
  url: string
  /** Sends texts to every page as if the server did; while the server itself is silent. */
  push(...texts: string[]): void
  /** Cuts every connection without a word. */
  cut(): void
  close(): Promise<void>
}

/** Lays a line to the WebSocket at this address, which may be away for a while. */
export async function createSocketProxy(address: string): Promise<SocketProxy> {
  const target = new URL(address)
  const pages = new Set<Socket>()
  const server = createServer((page) => {
    const behind = connect(Number(target.port), target.hostname)
    pages.add(page)
    page.on('close', () => pages.delete(page))
    for (const [socket, other] of [[page, behind] as const, [behind, page] as const]) {
      socket.on('error', () => {})
      socket.on('close', () => other.destroy())
      socket.pipe(other)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const page of pages) page.destroy()
  }
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname}`,
    push(...texts) {
      const frames = Buffer.concat(texts.map(frame))
      for (const page of pages) page.write(frames)
    },
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        cut()
      }),
  }
}

/** One message of text from a server: RFC 6455, section 5.2. */
function frame(text: string): Buffer {
  const body = Buffer.from(text)
  const { length } = body
  // A length of eight bytes has four zeros first: messages of gigabytes are not sent.
  const bytes = length < 126 ? [length] : length < 65_536 ? [126] : [127, 0, 0, 0, 0]
  const size = Buffer.alloc(length < 126 ? 0 : length < 65_536 ? 2 : 4)
  if (size.length) size.writeUIntBE(length, 0, size.length)
  return Buffer.concat([Buffer.from([0x81, ...bytes]), size, body])
}
