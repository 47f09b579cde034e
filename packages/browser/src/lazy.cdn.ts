import type { Parts } from './kit.ts'

/** A hash of all sources, put here and at the end of every part by the bundler. */
declare const __BUILD__: string
/** Becomes `import` in the bundler: the compiler would wrap a computed `import()` in code about file endings. */
declare const __IMPORT__: (url: string) => Promise<{ build: string }>

/** Where the tag came from; set once by the tag entry. */
export const cdn = { base: '' }

/** A part as a file beside the tag's own. Absolute addresses work under every kind of script policy. */
const part = (name: string) => async () => {
  const loaded = await __IMPORT__(`${new URL(`kairos-${name}.mjs`, cdn.base).href}?v=${__BUILD__}`)
  // A CDN that serves one file from yesterday would break the page in ways nobody could explain.
  if (loaded.build !== __BUILD__) throw new Error('part_mismatch')
  return loaded
}

/** The twin of `lazy.ts` for the files on the CDN. */
const NAMES = 'live storage history behaviour hooks facts device bots domain preview explain consent memory'

export const parts = Object.fromEntries(NAMES.split(' ').map((name) => [name, part(name)])) as unknown as Parts
