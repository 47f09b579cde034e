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
