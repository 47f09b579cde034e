import type { FactDeclaration } from '@kairos/schema'
import type { Env } from '../../env.ts'
import { attempt } from './attempt.ts'
import { cookieOf, metaOf } from './places.ts'
import { typed, typeOf } from './value.ts'

/** Reads the site's own facts where their declarations say, and what `data-kairos-fact-*` says about any fact. */
export function declaredFacts(env: Env, declarations: Record<string, FactDeclaration>, paths: readonly string[]) {
  return [...new Set([...paths, ...Object.keys(declarations)])].flatMap((path): [string, unknown][] => {
    const declaration = Object.hasOwn(declarations, path) ? declarations[path] : undefined
    const text = attributeOf(env, path) ?? attempt(() => textOf(env, declaration?.from))
    const value = typed(text, typeOf(path, declaration?.type))
    return value === undefined ? [] : [[path, value]]
  })
}

/**
 * The first element that says the fact: `cart.value` is `data-kairos-fact-cart.value`, `plan.isTrial` is
 * `data-kairos-fact-plan.is-trial`, since HTML knows no capital letters in names.
 */
function attributeOf({ document }: Env, path: string): string | null | undefined {
  const name = `data-kairos-fact-${path.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  return attempt(() => document.querySelector(`[${name.replace(/[^\w-]/g, '\\$&')}]`)?.getAttribute(name))
}

function textOf(env: Env, from: FactDeclaration['from'] = {}): string | null | undefined {
  if (from.cookie) return cookieOf(env, from.cookie)
  if (from.meta) return metaOf(env, from.meta)
  if (from.selector) return env.document.querySelector(from.selector)?.textContent
  if (from.query) return new URLSearchParams(env.window.location.search).get(from.query)
  return undefined
}
