import type { Rule } from '../rule.ts'
import { pathOf, type Spot } from '../survey/spots.ts'

/** A site on one's own computer has no certificate. */
const PLAIN = /\bhttp:\/\/(?!localhost|127\.|\[::1\])[^\s"'<>\\]*/i
const IN_MARKUP = /\s(?:href|src|srcset|poster)\s*=\s*["']?(http:[^\s"'>]*)/i

export const insecureLink: Rule = {
  code: 'insecure_link',
  finds: 'An address that begins with `http:`.',
  why: 'Browsers block such pictures and requests on a page with `https:`, and warn of such links.',
  instead: 'Write `https:`.',
  check: ({ spots }) =>
    spots.flatMap((spot) => {
      const { value } = spot
      if (typeof value !== 'string' || !/http:/i.test(value)) return []
      const address = isAddress(spot) ? value.trim() : (IN_MARKUP.exec(value)?.[1] ?? '')
      const plain = PLAIN.exec(address)?.[0]
      if (!plain || !address.toLowerCase().startsWith('http:')) return []
      const message = `${plain} is not encrypted: browsers block or warn of it.`
      return { path: pathOf(spot), mark: 'value', message, fix: `write ${plain.replace(/^http:/i, 'https:')}` }
    }),
}

/** `href`, `src` and `url`, in one language or several. */
const isAddress = ({ key, above }: Spot): boolean =>
  [key, above?.key].some((name) => /^(href|src|url)$/.test(`${name}`))
