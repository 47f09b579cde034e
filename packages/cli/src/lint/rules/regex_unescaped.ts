import type { Found, Rule } from '../rule.ts'
import { pathOf } from '../survey/spots.ts'

/** A dot between names, as in hosts, files and versions; a question mark behind a path, as in addresses. */
const DOT = /(?<!\\)(?<=[\w-])\.(?=\w)/
const QUERY = /(?<!\\)(?<=[\w/-])\?(?=[\w-]+=)/
const CLASSES = /\[(\\.|[^\]])*\]/g

export const regexUnescaped: Rule = {
  code: 'regex_unescaped',
  finds: 'A regular expression with a `.` or `?` that is hardly meant as a sign of the pattern.',
  why: 'An unescaped `.` stands for any character, and `?` makes the one before it optional: `shop.example` also matches `shopxexample`, `/search?q=` never matches an address with a query.',
  instead:
    'Put two backslashes before it: `"shop\\\\.example"`. Patterns that could hang a page are refused by `kairos validate`.',
  check: ({ spots }) =>
    spots.flatMap((spot) => {
      const { key, value } = spot
      if (typeof value !== 'string' || (key !== '$regex' && key !== '$regexi')) return []
      const pattern = value.replace(CLASSES, (all) => '_'.repeat(all.length))
      return [DOT, QUERY].flatMap((sign): Found[] => {
        const at = sign.exec(pattern)?.index
        if (at === undefined) return []
        const escaped = JSON.stringify(`${value.slice(0, at)}\\${value.slice(at)}`)
        const means = value[at] === '.' ? 'any character' : 'that the character before it may be missing'
        const message = `"${value[at]}" in this pattern means ${means}.`
        return [{ path: pathOf(spot), mark: 'value', message, fix: `if it is meant as it is, write ${escaped}` }]
      })
    }),
}
