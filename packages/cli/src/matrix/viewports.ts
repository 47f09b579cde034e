import { didYouMean } from '../closest.ts'
import { UsageError } from '../usage.ts'

/** A screen. */
export interface Viewport {
  /** Example: `"phone"`, `"1024x768"`. */
  name: string
  width: number
  height: number
  /** Whether it is touched, and a page's own width counts. */
  isPhone: boolean
}

const KNOWN: Record<string, Viewport> = {
  phone: { name: 'phone', width: 390, height: 844, isPhone: true },
  tablet: { name: 'tablet', width: 820, height: 1180, isPhone: true },
  desktop: { name: 'desktop', width: 1280, height: 800, isPhone: false },
}
const LEAST = 200
const MOST = 4000

/** Reads `phone,desktop,1024x768`. Throws `UsageError` for what is no screen. */
export function readViewports(given = 'phone,desktop'): Viewport[] {
  const names = [...new Set(given.split(',').map((name) => name.trim()))]
  return names.map((name) => KNOWN[name] ?? sized(name))
}

function sized(name: string): Viewport {
  const [, width = 0, height = 0] = (/^(\d+)x(\d+)$/.exec(name) ?? []).map(Number)
  if ([width, height].every((side) => side >= LEAST && side <= MOST))
    return { name, width, height, isPhone: width < 600 }
  const known = Object.keys(KNOWN)
  throw new UsageError(
    `--viewports ${name || '""'} is no screen.${didYouMean(name, known)} Write ${known.join(', ')}, or a size from ${LEAST} to ${MOST} pixels such as 1024x768.`,
  )
}
