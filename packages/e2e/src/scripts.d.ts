// The scripts of the repository are plain JavaScript, because they run before TypeScript is installed.
declare module '*/scripts/browser.mjs' {
  export function findBrowser(name: 'chromium' | 'firefox'): string | undefined
}

declare module '*/examples/edge/server.mjs' {
  export function serveEdge(): import('node:http').Server
}

declare module '*/examples/edge/personalize.mjs' {
  export function answerer(page: { html: string; config: object }): (request: Request) => Response
}

declare module '*/scripts/prosody.mjs' {
  /** A server with its own data folder and ports, which it keeps over restarts. */
  export interface ProsodyDesk {
    url: string
    http: number
    c2s: number
    settings: { type: 'xmpp'; url: string; domain: string; to: string }
    start(): Promise<void>
    stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
    close(): Promise<void>
  }
  export const agents: { name: string; address: string; password: string }[]
  export function findProsody(): string | undefined
  export function startProsody(): Promise<ProsodyDesk>
}
