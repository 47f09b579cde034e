// The scripts of the repository are plain JavaScript, because they run before TypeScript is installed.
declare module '*/scripts/browser.mjs' {
  export function findBrowser(name: 'chromium' | 'firefox'): string | undefined
}
