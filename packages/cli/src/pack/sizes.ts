import { brotliCompressSync } from 'node:zlib'

/** The share of the site's storage in which a page keeps the file for the next page. */
export const MOST_KEPT_BYTES = 96_000

/** `3.20 kB of the 96 kB a page keeps, 1.02 kB after brotli` */
export function sizesOf(content: string): string {
  const bytes = Buffer.byteLength(content)
  return `${kilo(bytes)} of the ${MOST_KEPT_BYTES / 1000} kB a page keeps, ${kilo(brotliCompressSync(content).length)} after brotli`
}

/** What is to be said of a file that is too large; nothing of another. */
export const tooLarge = (content: string): string | undefined =>
  Buffer.byteLength(content) > MOST_KEPT_BYTES
    ? `This is more than a page keeps (${MOST_KEPT_BYTES / 1000} kB): every page has to fetch it before it decides. kairos lint names the largest campaign.`
    : undefined

const kilo = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`
