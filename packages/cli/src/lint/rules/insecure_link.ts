import type { Path } from '../../validate/place.ts'
import type { Rule } from '../rule.ts'
import { inside } from '../survey/walk.ts'

/** A site on one's own computer has no certificate. */
const PLAIN = /\bhttp:\/\/(?!localhost|127\.|\[::1\])[^\s"'<>\\]*/i
const IN_MARKUP = /\s(?:href|src|srcset|poster)\s*=\s*["']?(http:[^\s"'>]*)/i

export const insecureLink: Rule = {
  code: 'insecure_link',
  finds: 'An address that begins with `http:`.',
  why: 'Browsers block such pictures and requests on a page with `https:`, and warn of such links.',
  instead: 'Write `https:`.',
  check: ({ config }) =>
    [...inside(config, [])].flatMap(([path, value]) => {
      if (typeof value !== 'string' || path.includes('lint')) return []
      const address = isAddress(path) ? value.trim() : (IN_MARKUP.exec(value)?.[1] ?? '')
      const plain = PLAIN.exec(address)?.[0]
      if (!plain || !address.toLowerCase().startsWith('http:')) return []
      const message = `${plain} is not encrypted: browsers block or warn of it.`
      return { path, mark: 'value', message, fix: `write ${plain.replace(/^http:/i, 'https:')}` }
    }),
}

/** `href`, `src` and `url`, in one language or several. */
const isAddress = (path: Path): boolean =>
  path.slice(-2).some((key) => key === 'href' || key === 'src' || key === 'url')
