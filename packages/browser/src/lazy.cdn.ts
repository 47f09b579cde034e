import type { Parts } from './kit.ts'

/** A hash of all sources, put here and at the end of every part by the bundler. */
declare const __BUILD__: string
/** Becomes `import` in the bundler: the compiler would wrap a computed `import()` in code about file endings. */
declare const __IMPORT__: (url: string) => Promise<{ build: string }>

/** Where the tag came from; set once by the tag entry. */
export const cdn = { base: '' }

/** The twin of `lazy.ts` for the files on the CDN: every name is a file beside the tag's own. */
export const parts = new Proxy({} as Parts, {
  get: (_, name: string) => async () => {
    // Absolute addresses work under every kind of script policy.
    const loaded = await __IMPORT__(`${new URL(`kairos-${name}.mjs`, cdn.base).href}?v=${__BUILD__}`)
    // A CDN that serves one file from yesterday would break the page in ways nobody could explain.
    if (loaded.build !== __BUILD__) throw new Error('part_mismatch')
    return loaded
  },
})
