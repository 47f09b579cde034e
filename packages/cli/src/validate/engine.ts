import { compile, type Program } from '@kairos/core'
import { nameOf, type Path } from './place.ts'
import type { Worded } from './words.ts'

/**
 * Asks the engine that runs in the page what it would leave out, or take by its default. Only for a file that is fine in
 * every other way: the checks before know better words.
 */
export function askEngine(config: unknown): { program: Program; worded: Worded[] } {
  const program = compile(config)
  const worded = program.diagnostics.map(({ path: keys, expected }): Worded => {
    const { path, rest } = toPath(config, keys.split('.'))
    const what = wordsFor[expected] ?? expected
    const [missing, ...further] = rest
    if (missing !== undefined && !further.length) {
      const message = `${nameOf(config, path)} lacks "${missing}".`
      return { path, mark: 'value', code: 'missing_key', message, fix: `add "${missing}": … (${what})` }
    }
    const message = `${nameOf(config, path)} cannot be ${said(config, path)}.`
    return { path, mark: 'value', code: 'unusable', message, fix: `expected here: ${what}` }
  })
  return { program, worded }
}

function said(config: unknown, path: Path): string {
  const value = path.reduce<unknown>((inside, step) => (inside as Record<string | number, unknown>)?.[step], config)
  return typeof value === 'object' || value === undefined ? 'used as it is' : JSON.stringify(value)
}

/** What the engine's short words for shapes mean. */
const wordsFor: Record<string, string> = {
  duration: 'a duration such as "300ms", "45s", "30m", "12h" or "7d"',
  fact: 'the path of a fact that ships, or of one declared in "facts"',
  operator: 'an operator of the condition language with a value it can work with',
  'duration|date': 'a duration such as "15m", or a date such as "2026-12-31T18:00"',
  date: 'a date such as "2026-12-31", or with a time "2026-12-31T18:00"',
  'date that exists': 'a date that the calendar has, such as "2026-12-31"',
  days: 'weekdays: mon, tue, wed, thu, fri, sat, sun, or a range such as "mon-fri"',
  hours: 'hours such as "08:00-20:00"',
  'share from 0 to 1': 'a share from 0 to 1: 5 % is 0.05',
  'page|visit|lifetime|duration': '"page", "visit", "lifetime", or a duration such as "1d"',
  id: 'an id in kebab-case',
  list: 'a list',
  object: 'an object',
  text: 'a text that is not empty',
  share: 'a number of 0 or more',
  number: 'a number',
  nothing: 'nothing',
  attribute: 'an attribute that edits may set: not "on…", "style", "class", "srcdoc" and the like',
  address: 'an address with http, https, mailto or tel, or a relative one',
  class: 'one class, without spaces',
  'CSS property': 'a CSS property such as "background-color" with its value as a text',
  words: 'a text, or one for each language',
  flag: 'true or false',
  desk: 'a desk: a name such as "crisp", "form", a "mailto:" address, or an object with a "type"',
  'one chat': 'only one chat in a variant',
  'one widget': 'only one widget beside those in slots',
  'redirect alone': 'a redirect as the only action of its variant',
  'path, or origin of settings.redirects':
    'a path of this site such as "/landing", or an address whose origin "settings.redirects" lists',
  simpler: 'something simpler',
  segment: 'a segment that can be used and does not lead back to itself',
}

/** Keys may have dots of their own: the longest that is there wins. `rest` is not there. */
function toPath(value: unknown, steps: string[]): { path: Path; rest: string[] } {
  for (let length = steps.length; length; length--) {
    const key = steps.slice(0, length).join('.')
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    const inside = isThere ? (value as Record<string, unknown>)[key] : undefined
    if (!isThere) continue
    const { path, rest } = toPath(inside, steps.slice(length))
    return { path: [Array.isArray(value) ? Number(key) : key, ...path], rest }
  }
  return { path: [], rest: steps }
}
