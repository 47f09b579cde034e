import { fileURLToPath } from 'node:url'
import commonjs from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { type Plugin, rollup } from 'rollup'
import { compile, compileModule } from 'svelte/compiler'
import ts from 'typescript'
import { compileScript, parse } from 'vue/compiler-sfc'

export interface BuildOptions {
  files: Record<string, string>
  /** Code that begins it; imports the files by `./name`. */
  entry: string
  /** Runs in Node and renders HTML. Default: runs in the page. */
  isServer?: boolean
}

/** Builds an app with the frameworks' own compilers and development builds, which warn of all they can. One module. */
export async function buildApp({ files, entry, isServer = false }: BuildOptions): Promise<string> {
  const conditions = isServer ? ['node', 'development'] : ['browser', 'development']
  const bundle = await rollup({
    input: 'entry.tsx',
    plugins: [
      virtualFiles({ ...files, 'entry.tsx': entry }),
      development,
      compileFiles(isServer),
      nodeResolve({
        exportConditions: conditions,
        browser: !isServer,
        preferBuiltins: true,
        rootDir: fileURLToPath(new URL('..', import.meta.url)),
      }),
      commonjs(),
    ],
    onwarn() {},
  })
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true })
  await bundle.close()
  return output[0].code
}

/** Runs a server's build and gives what it exports. */
export const runBuild = (code: string): Promise<Record<string, unknown>> =>
  import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)

const PREFIX = '\0guide/'

function virtualFiles(files: Record<string, string>): Plugin {
  return {
    name: 'virtual-files',
    resolveId(source) {
      const name = source.replace(/^\.\//, '')
      const found = [name, `${name}.tsx`, `${name}.ts`].find((one) => Object.hasOwn(files, one))
      if (found) return PREFIX + found
      return null
    },
    load: (id) => (id.startsWith(PREFIX) ? files[id.slice(PREFIX.length)]! : null),
  }
}

/** What Vue's bundles ask of whoever bundles them; and of React's two builds one. */
const DEFINES: [RegExp, string][] = [
  [/if \(process\.env\.NODE_ENV === 'production'\) \{[^}]*\} else \{([^}]*)\}/g, '$1'],
  [/process\.env\.NODE_ENV/g, '"development"'],
  [/__VUE_OPTIONS_API__/g, 'true'],
  [/__VUE_PROD_(DEVTOOLS|HYDRATION_MISMATCH_DETAILS)__/g, 'false'],
]
const development: Plugin = {
  name: 'development',
  transform: (code) => ({
    code: DEFINES.reduce((text, [pattern, value]) => text.replace(pattern, value), code),
    map: null,
  }),
}

const compileFiles = (isServer: boolean): Plugin => ({
  name: 'compile-files',
  transform(code, id) {
    if (!id.startsWith(PREFIX)) return null
    return { code: compileFile(code, id.slice(PREFIX.length), isServer), map: null }
  },
})

function compileFile(code: string, name: string, isServer: boolean): string {
  if (name.endsWith('.css')) return ''
  if (name.endsWith('.json')) return `export default ${code}`
  if (name.endsWith('.vue')) return plain(compileVue(code, name, isServer))
  if (name.endsWith('.svelte')) return compile(code, svelteOptions(name, isServer)).js.code
  if (name.endsWith('.svelte.ts')) return compileModule(plain(code), svelteOptions(name, isServer)).js.code
  return plain(code)
}

const svelteOptions = (filename: string, isServer: boolean) =>
  ({ filename, generate: isServer ? 'server' : 'client', dev: true }) as const

function compileVue(code: string, filename: string, isServer: boolean): string {
  const isCustomElement = (tag: string) => tag === 'kairos-slot'
  const { descriptor } = parse(code, { filename, templateParseOptions: { isCustomElement } })
  const { content } = compileScript(descriptor, {
    id: 'guide',
    inlineTemplate: true,
    templateOptions: { ssr: isServer, ssrCssVars: [], compilerOptions: { isCustomElement } },
  })
  return content
}

/** TypeScript and JSX as JavaScript. */
const plain = (code: string): string =>
  ts.transpileModule(code, {
    fileName: 'guide.tsx',
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      jsx: ts.JsxEmit.ReactJSXDev,
    },
  }).outputText
