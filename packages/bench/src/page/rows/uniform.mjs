import { fileURLToPath } from 'node:url'
import commonjs from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { rollup } from 'rollup'
import { CAMPAIGN, variantHtml } from '../content.mjs'

const manifest = {
  project: {
    pz: {
      sig: {
        spring: {
          str: 50,
          cap: 100,
          dur: 's',
          crit: {
            type: 'G',
            op: '&',
            clauses: [{ type: 'QS', queryName: 'utm_campaign', match: { op: '=', rhs: CAMPAIGN } }],
          },
        },
      },
    },
  },
}

/** Uniform gives a library, not a file for a tag: this is what a page without a framework has to write. */
const source = `import { Context } from '@uniformdev/context'
const context = new Context({ manifest: ${JSON.stringify(manifest)}, defaultConsent: true })
const content = ${JSON.stringify(variantHtml)}
const isFor = { crit: [{ l: 'spring', op: '>', r: 0 }] }
context.update({ url: new URL(location.href), cookies: {} }).then(() => {
  const { variations } = context.personalize({ name: 'hero', variations: [{ id: 'spring', pz: isFor }, { id: 'own' }] })
  if (variations[0].id !== 'spring') return
  const show = () => {
    const hero = document.querySelector('#hero')
    if (hero) hero.innerHTML = content
    return Boolean(hero)
  }
  if (show()) return
  const observer = new MutationObserver(() => show() && observer.disconnect())
  observer.observe(document, { childList: true, subtree: true })
})`

/** One minified file with the library and what starts it. */
export async function bundleUniform() {
  const id = fileURLToPath(new URL('uniform.entry.mjs', import.meta.url))
  const entry = {
    name: 'entry',
    resolveId: (asked) => (asked === 'entry' ? id : null),
    load: (asked) => (asked === id ? source : null),
  }
  const made = await rollup({ input: 'entry', plugins: [entry, nodeResolve({ browser: true }), commonjs()] })
  const { output } = await made.generate({ format: 'iife', plugins: [terser({ ecma: 2020, compress: { passes: 3 } })] })
  await made.close()
  return output[0].code
}
