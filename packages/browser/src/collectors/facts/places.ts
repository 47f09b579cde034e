import type { Env } from '../../env.ts'
import { attempt } from './attempt.ts'

/** The content of the first meta tag of a name or property. */
export const metaOf = ({ document }: Env, name: string): string | undefined =>
  [...document.querySelectorAll('meta')]
    .find((meta) => meta.getAttribute('name') === name || meta.getAttribute('property') === name)
    ?.getAttribute('content') ?? undefined

/** The value of a cookie. */
export function cookieOf({ document }: Env, name: string): string | undefined {
  // A sandboxed frame throws when its cookies are touched.
  const all = attempt(() => document.cookie.split('; ')) ?? []
  const found = all.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1)
  return found && decoded(found)
}

/** Values that were encoded to get through a header, as they were. */
export const decoded = (text: string): string => attempt(() => decodeURIComponent(text)) ?? text
