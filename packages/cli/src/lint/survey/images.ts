import type { Path } from '../../validate/place.ts'
import { isObject } from '../../validate/tolerant.ts'
import { pathOf, type Spot } from './spots.ts'

/** A picture, in a field of its own or in markup. */
export interface Image {
  path: Path
  /** Names of what is said of it. */
  says: (name: string) => boolean
}

export const imagesIn = (spots: readonly Spot[]): Image[] =>
  spots.flatMap((spot): Image[] => {
    const { key, value, isShown } = spot
    if (!isShown) return []
    if (key === 'image' && isObject(value)) return [{ path: pathOf(spot), says: (name) => value[name] !== undefined }]
    if (typeof value !== 'string' || !value.includes('<') || !isMarkup(spot)) return []
    return [...value.matchAll(/<img\b[^>]*>/gi)].map(([tag]) => ({
      path: pathOf(spot),
      says: (name) => new RegExp(`\\s${name}(\\s*=|\\s|>|/)`, 'i').test(tag),
    }))
  })

const isMarkup = ({ key, above }: Spot) => key === 'html' || above?.key === 'html'
