import type { Config } from '@kairos/schema'
import type { Path } from '../../validate/place.ts'
import { isObject, shown } from './walk.ts'

/** A picture, in a field of its own or in markup. */
export interface Image {
  path: Path
  /** Names of what is said of it. */
  says: (name: string) => boolean
}

export const imagesIn = (config: Config): Image[] =>
  [...shown(config)].flatMap(([path, value]): Image[] => {
    if (path.at(-1) === 'image' && isObject(value)) return [{ path, says: (name) => value[name] !== undefined }]
    if (typeof value !== 'string' || !isMarkup(path)) return []
    return [...value.matchAll(/<img\b[^>]*>/gi)].map(([tag]) => ({
      path,
      says: (name) => new RegExp(`\\s${name}(\\s*=|\\s|>|/)`, 'i').test(tag),
    }))
  })

const isMarkup = (path: Path) => path.at(-1) === 'html' || path.at(-2) === 'html'
