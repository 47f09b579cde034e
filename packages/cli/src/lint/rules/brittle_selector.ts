import type { Rule } from '../rule.ts'
import { pathOf } from '../survey/spots.ts'

/** What breaks a selector at the next change of the page, and what that is called. */
const SIGNS: [pattern: RegExp, name: string][] = [
  [/:nth-(last-)?(child|of-type)\(/, 'counts elements'],
  [/[.#](css|sc|jss|emotion|styled|chakra|mui)-[\w-]*\d/i, 'names a class that a build wrote'],
  [/[.#][\w-]+_{2,}[A-Za-z\d_-]*[A-Z\d][\w-]*/, 'names a class that a build wrote'],
  [/#[\w-]*\d{4,}/, 'names an id with a number in it'],
  [/^(html|body)\s*[ >]/, 'begins at the top of the page'],
  [/^([^,]*\s*>\s*){3}/, 'goes down more than two steps'],
  [/^[^,>\s]+([\s>]+[^,>\s]+){3}/, 'goes down more than two steps'],
]

export const brittleSelector: Rule = {
  code: 'brittle_selector',
  finds: 'A selector that counts elements, follows the structure of the page or names what a build made up.',
  why: 'The next release of the site breaks it, and nothing is shown.',
  instead: 'Give the element an id or an attribute such as `data-kairos="hero"`, and select that.',
  check: ({ spots }) =>
    spots.flatMap((spot) => {
      const { key, value: selector } = spot
      if (key !== 'selector' || typeof selector !== 'string') return []
      const bare = selector.trim().replace(/"[^"]*"|'[^']*'/g, '""')
      const sign = SIGNS.find(([pattern]) => pattern.test(bare))
      if (!sign) return []
      return {
        path: pathOf(spot),
        mark: 'value',
        message: `This selector ${sign[1]}: the next change of the page may break it.`,
        fix: 'give the element an attribute of its own: [data-kairos="…"]',
      }
    }),
}
