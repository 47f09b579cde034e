import { PNG } from 'pngjs'

export interface Clip {
  x: number
  y: number
  width: number
  height: number
}

export interface PixelOptions {
  /** The whole picture by default; cut at its edges. */
  clip?: Clip
  /** How far a colour channel (0–255) may be off and still count as the same: anti-aliasing. 8 by default. */
  tolerance?: number
}

type Colour = readonly [red: number, green: number, blue: number]

/** The share (0–1) of pixels that differ between two pictures; 1 when their sizes differ. */
export function differingShare(first: Buffer, second: Buffer, options: PixelOptions = {}): number {
  const [a, b] = [PNG.sync.read(first), PNG.sync.read(second)]
  if (a.width !== b.width || a.height !== b.height) return 1
  const { tolerance = 8 } = options
  return shareOf(a, options.clip, (offset) => !isNear(colourAt(a, offset), colourAt(b, offset), tolerance))
}

/** The share (0–1) of pixels that have a colour: paint content in one, and no frame can show it unseen. */
export function colourShare(png: Buffer, colour: Colour, options: PixelOptions = {}): number {
  const picture = PNG.sync.read(png)
  const { tolerance = 8 } = options
  return shareOf(picture, options.clip, (offset) => isNear(colourAt(picture, offset), colour, tolerance))
}

function shareOf(picture: PNG, clip: Clip | undefined, matches: (offset: number) => boolean): number {
  const left = Math.max(0, Math.floor(clip?.x ?? 0))
  const top = Math.max(0, Math.floor(clip?.y ?? 0))
  const right = Math.min(picture.width, Math.ceil(clip ? clip.x + clip.width : picture.width))
  const bottom = Math.min(picture.height, Math.ceil(clip ? clip.y + clip.height : picture.height))
  if (right <= left || bottom <= top) throw new Error('The clip lies outside the picture')
  let found = 0
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) if (matches((y * picture.width + x) * 4)) found += 1
  }
  return found / ((right - left) * (bottom - top))
}

function colourAt({ data }: PNG, offset: number): Colour {
  return [data[offset]!, data[offset + 1]!, data[offset + 2]!]
}

function isNear(first: Colour, second: Colour, tolerance: number): boolean {
  return first.every((channel, index) => Math.abs(channel - second[index]!) <= tolerance)
}
