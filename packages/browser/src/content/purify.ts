import createDOMPurify, { type Config, type WindowLike } from 'dompurify'
import type { Allowed } from '../actions/kit.ts'
import type { Env } from '../env.ts'

type Policy = NonNullable<Config['TRUSTED_TYPES_POLICY']>

/** The page gives a name once, whatever starts and stops in it. */
let policy: Policy | undefined

/** Makes the twin of `setHTML` with the same list. Throws where the page's policy for Trusted Types refuses `kairos`. */
export function createPurifier({ window }: Env, { elements, attributes }: Allowed): (html: string) => DocumentFragment {
  const { trustedTypes } = window as { trustedTypes?: { createPolicy: (name: string, rules: object) => Policy } }
  const asIs = (text: string) => text
  policy ??= trustedTypes?.createPolicy('kairos', { createHTML: asIs, createScriptURL: asIs })
  const { sanitize } = createDOMPurify(window as unknown as WindowLike)
  const config = {
    ALLOWED_TAGS: [...elements, '#text'],
    ALLOWED_ATTR: [...attributes],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    KEEP_CONTENT: false,
    RETURN_DOM_FRAGMENT: true as const,
    ...(policy && { TRUSTED_TYPES_POLICY: policy }),
  }
  return (html) => {
    // Read as a part of a body, as `setHTML` does: what begins with `frameset` or `noscript` would be a page of another kind.
    const nodes = sanitize(`<br>${html}`, config)
    nodes.firstChild!.remove()
    return nodes
  }
}
