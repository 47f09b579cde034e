import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import commonjs from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'

/** For what was written to be small: any other order of its words has more bytes after brotli. */
const LIGHTLY = { defaults: false, dead_code: true, unused: true, unsafe_arrows: true, arrows: true, booleans: true }

/** The files on the CDN: name, entry, format, and the most bytes it may have after brotli, quality 11. */
const bundles = [
  { file: 'kairos.js', entry: 'script', format: 'iife', budget: 12_000 },
  { file: 'kairos.mjs', entry: 'module', format: 'es', budget: 12_000, twinOf: 'kairos.js' },
  { file: 'kairos-live.mjs', entry: 'live', format: 'es', budget: 7_500 },
  { file: 'kairos-refresh.mjs', entry: 'refresh', format: 'es', budget: 4_000 },
  { file: 'kairos-storage.mjs', entry: 'storage', format: 'es', budget: 3_000 },
  { file: 'kairos-delivery.mjs', entry: 'delivery', format: 'es', budget: 3_500 },
  { file: 'kairos-goals.mjs', entry: 'goals', format: 'es', budget: 1_000 },
  { file: 'kairos-sinks.mjs', entry: 'sinks', format: 'es', budget: 2_500 },
  { file: 'kairos-history.mjs', entry: 'history', format: 'es', budget: 5_600 },
  { file: 'kairos-behaviour.mjs', entry: 'behaviour', format: 'es', budget: 6_500 },
  { file: 'kairos-hooks.mjs', entry: 'hooks', format: 'es', budget: 4_500 },
  { file: 'kairos-shops.mjs', entry: 'shops', format: 'es', budget: 1_000 },
  { file: 'kairos-facts.mjs', entry: 'facts', format: 'es', budget: 4_500 },
  { file: 'kairos-device.mjs', entry: 'device', format: 'es', budget: 10_000 },
  { file: 'kairos-bots.mjs', entry: 'bots', format: 'es', budget: 2_000 },
  { file: 'kairos-zone.mjs', entry: 'zone', format: 'es', budget: 500 },
  { file: 'kairos-domain.mjs', entry: 'domain', format: 'es', budget: 1_500 },
  { file: 'kairos-edge.mjs', entry: 'edge', format: 'es', budget: 1_000 },
  { file: 'kairos-late.mjs', entry: 'late', format: 'es', budget: 1_500 },
  { file: 'kairos-guard.mjs', entry: 'guard', format: 'es', budget: 1_200 },
  { file: 'kairos-actions.mjs', entry: 'actions', format: 'es', budget: 8_800 },
  { file: 'kairos-html.mjs', entry: 'html', format: 'es', budget: 12_000 },
  { file: 'kairos-widgets.mjs', entry: 'widgets', format: 'es', budget: 9_000 },
  { file: 'kairos-forms.mjs', entry: 'forms', format: 'es', budget: 10_000 },
  { file: 'kairos-offers.mjs', entry: 'offers', format: 'es', budget: 3_000 },
  { file: 'kairos-chat.mjs', entry: 'chat', format: 'es', budget: 9_000 },
  { file: 'kairos-attention.mjs', entry: 'attention', format: 'es', budget: 500 },
  { file: 'kairos-cards.mjs', entry: 'cards', format: 'es', budget: 300 },
  { file: 'kairos-keyboard.mjs', entry: 'keyboard', format: 'es', budget: 300 },
  { file: 'kairos-words.mjs', entry: 'words', format: 'es', budget: 3_500 },
  { file: 'kairos-desks.mjs', entry: 'desks', format: 'es', budget: 2_500 },
  { file: 'kairos-reception.mjs', entry: 'reception', format: 'es', budget: 4_000 },
  { file: 'kairos-preact.mjs', entry: 'preact', format: 'es', budget: 5_000, compress: LIGHTLY },
  { file: 'kairos-signature.mjs', entry: 'signature', format: 'es', budget: 1_500 },
  { file: 'kairos-preview.mjs', entry: 'preview', format: 'es', budget: 10_000 },
  { file: 'kairos-panel.mjs', entry: 'panel', format: 'es', budget: 22_000 },
  { file: 'kairos-explain.mjs', entry: 'explain', format: 'es', budget: 4_000 },
  { file: 'kairos-sentences.mjs', entry: 'sentences', format: 'es', budget: 6_000 },
  { file: 'kairos-console.mjs', entry: 'console', format: 'es', budget: 1_500 },
  { file: 'kairos-consent.mjs', entry: 'consent', format: 'es', budget: 2_500 },
  { file: 'kairos-memory.mjs', entry: 'memory', format: 'es', budget: 3_500 },
]

/** Files that most pages load, and call most of; and those that somebody waits for. */
const RUN_AT_ONCE = /^kairos(-live|-guard|-storage|-widgets|-preact|-forms|-offers)?\.m?js$/

/** What kairos.js takes from the core, measured alone and written nowhere. */
const core = {
  file: 'core, of kairos.js',
  source: `export * from '@kairos/core/first'`,
  format: 'es',
  budget: 7_000,
}

/** The same for all files of one build: a hash of what they are made from. */
const build = createHash('sha256')
  .update(['schema', 'core', 'browser'].flatMap(sourcesOf).join('\n'))
  .digest('hex')
  .slice(0, 8)

function sourcesOf(name) {
  const folder = `packages/${name}/dist`
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'))
  return files.sort().map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
}

const rows = []
const owners = new Map()

/** On the CDN a part is a file beside the tag's own, not something a bundler of the site has to find. */
const partsFromCdn = {
  name: 'parts-from-cdn',
  resolveId(source, importer) {
    return source === './lazy.js' ? this.resolve('./lazy.cdn.js', importer, { skipSelf: true }) : null
  },
}

const stampBuild = ({ entry }) => ({
  name: 'stamp-build',
  renderChunk(code) {
    const stamp = JSON.stringify(build)
    const isPart = !['script', 'module', undefined].includes(entry)
    const stamped = code.replaceAll('__BUILD__', stamp).replaceAll('__IMPORT__', 'import')
    return { code: isPart ? `${stamped}\nexport const build = ${stamp};` : stamped, map: null }
  },
})

/** Style sheets stand in the sources as people read them. */
const squeezeStyles = {
  name: 'squeeze-styles',
  transform: (code, id) =>
    /widgets.(look|kinds|blocks)|forms.(look|scales)|offers\W|reception\W|panel.(style|look)/.test(id)
      ? {
          code: code.replace(/(?<== |look: )`[^`]*`/g, (css) =>
            css
              .replace(/\s+/g, ' ')
              .replace(/ ?([{};,]) ?/g, '$1')
              .replaceAll(': ', ':')
              .replace(/;}/g, '}')
              .replace(/` | `/g, '`'),
          ),
          map: null,
        }
      : null,
}

const virtualEntry = (source) => ({
  name: 'virtual-entry',
  resolveId: (id) => (id === 'virtual' ? id : null),
  load: (id) => (id === 'virtual' ? source : null),
})

/** Fails the build when a file is over its budget, or when a module would be downloaded twice. */
const watchBytes = ({ file, budget, twinOf, source }) => ({
  name: 'watch-bytes',
  generateBundle(_, output) {
    const [chunk, ...more] = Object.values(output)
    if (more.length) this.error(`${file}: one file expected, got ${more.length + 1}`)
    const bytes = brotliCompressSync(chunk.code).length
    rows.push([file, bytes, budget])
    if (bytes > budget) this.error(`${file} has ${bytes} bytes after brotli, its budget is ${budget}`)
    if (source) {
      delete output[chunk.fileName]
      return
    }
    if (twinOf) return
    for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
      if (!renderedLength) continue
      const owner = owners.get(id)
      if (owner) this.error(`${relative('.', id)} is in ${owner} and in ${file}: a part gets what it needs in its kit`)
      owners.set(id, file)
    }
  },
})

/** SRI hashes beside the files, and the table of what each download costs. */
const report = {
  name: 'report',
  closeBundle() {
    const hash = ({ file }) =>
      `sha384-${createHash('sha384')
        .update(readFileSync(`dist/${file}`))
        .digest('base64')}`
    const integrity = Object.fromEntries(bundles.map((bundle) => [bundle.file, hash(bundle)]))
    copyFileSync('packages/browser/kairos.css', 'dist/kairos.css')
    writeFileSync('dist/integrity.json', `${JSON.stringify({ build, integrity }, null, 2)}\n`)
    const kilo = (bytes) => `${(bytes / 1000).toFixed(2)} kB`.padStart(10)
    console.log(`\nbuild ${build}, bytes after brotli`)
    for (const [file, bytes, budget] of rows) console.log(`${file.padEnd(24)}${kilo(bytes)}  of ${kilo(budget)}`)
  },
}

/**
 * Names that only our own files use among each other, of parts of `base` and `kit`: all files of a build have the same short
 * ones for them. None may be a field of `kairos.json`, of what is stored or sent, or of what a page is told.
 */
const OWN_NAMES = [
  'askLeaf askRule createGraph scheduleTest daysBetween draftOf durationMs enterPage folded interpolate isOperators isSafeUrl',
  'misfit plainFilters readInput testOf memoryRoots wordingOf zoned createProfile createState equip diagnose answered showings',
  'leftKey isErased keeper catchUp unsaved onPage openRoots fieldsTest behaviours offsetAt recall newId forestalls leaves',
  'patienceMs settle covered placed latest allowed erase later operators admits careful program runtime listener prepared inputs reads',
].flatMap((line) => line.split(' '))

/** The same for names inside of one part: none may be kept in the browser, be a browser's, or be another part's. */
const CHAT_NAMES = [
  'agents agree appear arrived ask changed conversation ended enter entered erase frames heard invite isAway isEarlier isOwn launcher panel',
  'isSubject isTyping kept knows link lost make meet nick people presence receive receiptFor',
  'say stream talk toggleSound typing unreadable wantsReceipt word words',
  'address attention follow isLeft kit leave setting ui',
].flatMap((line) => line.split(' '))

/** The names inside of a part, by its entry. */
const NAMES_OF = { chat: CHAT_NAMES, desks: ['look', 'setting', 'goesOn'] }

/**
 * Only what others ask us to keep is kept of the comments. What is called unsafe here makes `'' + x` of a template, which
 * differs for symbols and for objects with a `valueOf` of their own; a file and its facts have neither.
 */
const minify = ({ compress, entry }) =>
  terser({
    ecma: 2020,
    compress: compress ?? {
      passes: 6,
      inline: 1,
      hoist_funs: true,
      unsafe: true,
      unsafe_arrows: true,
      pure_getters: true,
    },
    mangle: {
      properties: {
        regex: new RegExp(`^(${[...OWN_NAMES, ...(NAMES_OF[entry] ?? [])].join('|')})$`),
      },
    },
    nameCache: {
      props: { props: Object.fromEntries(OWN_NAMES.map((name, index) => [`$${name}`, `$${index.toString(36)}`])) },
    },
    format: { comments: /@license/ },
  })

/**
 * What runs at once is compiled as a whole, beside the main thread while it is downloaded, instead of function by
 * function when each is called first: a third less script time. Chromium reads this comment.
 * https://v8.dev/blog/explicit-compile-hints
 */
const compileAtOnce = {
  name: 'compile-at-once',
  renderChunk: (code) => ({ code: `//# allFunctionsCalledOnLoad\n${code}`, map: null }),
}

export default [...bundles, core].map((bundle, index, all) => ({
  input: bundle.source ? 'virtual' : `packages/browser/dist/${bundle.entry}.js`,
  output: { file: `dist/${bundle.source ? 'core.measured.mjs' : bundle.file}`, format: bundle.format },
  plugins: [
    bundle.source && virtualEntry(bundle.source),
    partsFromCdn,
    nodeResolve(),
    // Only ua-parser-js is not written in modules.
    commonjs(),
    squeezeStyles,
    stampBuild(bundle),
    minify(bundle),
    RUN_AT_ONCE.test(bundle.file) && compileAtOnce,
    watchBytes(bundle),
    index === all.length - 1 && report,
  ],
  onwarn(warning) {
    throw new Error(warning.message)
  },
}))
