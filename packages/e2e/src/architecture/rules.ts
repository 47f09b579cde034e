import { checkGlobals, checkLocalMethods } from './globals.ts'
import { packageOf, type Source, type Violation } from './sources.ts'

/** The parts of @kairos/browser: entry files by name, each reached by `import()` only. */
export const PARTS = [
  'live',
  'refresh',
  'storage',
  'delivery',
  'goals',
  'sinks',
  'history',
  'behaviour',
  'hooks',
  'shops',
  'facts',
  'device',
  'bots',
  'domain',
  'edge',
  'late',
  'guard',
  'actions',
  'html',
  'widgets',
  'forms',
  'offers',
  'chat',
  'attention',
  'cards',
  'keyboard',
  'words',
  'desks',
  'reception',
  'preact',
  'signature',
  'preview',
  'panel',
  'explain',
  'sentences',
  'console',
  'consent',
  'memory',
] as const

/** What makes a run not repeatable or ties it to one runtime. `console` is an effect that nobody decided. */
const bannedInCore = [
  'Date.now',
  'new Date()',
  'Math.random',
  ...['performance', 'window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'indexedDB'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
  ...['fetch', 'crypto', 'Intl', 'console', 'process', 'globalThis', 'self'],
]

const localMethods = [
  ...['localeCompare', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'],
  ...['toLocaleLowerCase', 'toLocaleUpperCase', 'getTimezoneOffset'],
  ...['getFullYear', 'getMonth', 'getDate', 'getDay', 'getHours', 'getMinutes'],
]

/** The page as it is right now: in one file, so that tests can give another and tampering is met once. */
const onlyInEnv = [
  'Date.now',
  'new Date()',
  'Math.random',
  ...['window', 'self', 'globalThis', 'document', 'navigator', 'location', 'history', 'screen', 'performance'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'crypto', 'console', 'customElements'],
  ...['fetch', 'XMLHttpRequest', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'queueMicrotask'],
  ...['requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'cancelIdleCallback'],
  ...['addEventListener', 'removeEventListener', 'dispatchEvent', 'matchMedia', 'getComputedStyle'],
  // Forgotten declarations: a browser knows these names, so no other tool complains.
  ...['name', 'event', 'status', 'parent', 'top', 'origin', 'opener', 'open', 'close', 'stop', 'length', 'frames'],
]

export function checkPureGlobals(sources: readonly Source[]): Violation[] {
  const pure = sources.filter(({ path }) => ['core', 'schema'].includes(packageOf(path)))
  const reason = 'time arrives in the signal, chance is a hash, effects are for the runtime'
  // The package's entry for Node gives the filters what a page gives them itself.
  const allow = ({ path, name }: { path: string; name: string }) =>
    path === 'packages/core/src/index.ts' && name === 'Intl'
  return [...checkGlobals(pure, { banned: bannedInCore, reason, allow }), ...checkLocalMethods(pure, localMethods)]
}

export function checkPageGlobals(sources: readonly Source[]): Violation[] {
  const page = sources.filter(({ path }) => packageOf(path) === 'browser')
  return checkGlobals(page, {
    banned: onlyInEnv,
    reason: 'globals are read in env.ts only',
    allow({ path, name }) {
      if (path === 'packages/browser/src/env.ts') return true
      // The tag is known only while its script runs, and `window` is what the env is made of.
      const isWindow = name === 'window' || name.startsWith('window.')
      return path === 'packages/browser/src/script.ts' && (isWindow || name === 'document.currentScript')
    },
  })
}
