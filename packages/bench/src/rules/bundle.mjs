import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { rollup } from 'rollup'

/** Makes one minified file of what a source exports, as a page loads it. */
export async function bundle(source, file) {
  const entry = {
    name: 'entry',
    resolveId: (id) => (id === 'entry' ? fileURL : null),
    load: (id) => (id === fileURL ? source : null),
  }
  const made = await rollup({ input: 'entry', plugins: [entry, nodeResolve()] })
  await made.write({ file, format: 'es', plugins: [terser({ ecma: 2020, compress: { passes: 3 } })] })
  await made.close()
}

/** Stands in this folder, so that packages are looked up from here. */
const fileURL = new URL('entry.mjs', import.meta.url).pathname
