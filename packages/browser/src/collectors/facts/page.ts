import type { Env } from '../../env.ts'
import { metaOf } from './places.ts'

/** Reads the meta tags that are asked for, and what kind of page this calls itself to others. */
export const metaFacts = (env: Env, paths: readonly string[]): [string, unknown][] =>
  paths.flatMap((path): [string, unknown][] => {
    const name = path === 'page.type' ? 'og:type' : /^page\.meta\.(.+)/.exec(path)?.[1]
    const content = name && metaOf(env, name)?.slice(0, 1000)
    return content ? [[path, path === 'page.type' ? content.toLowerCase() : content]] : []
  })
