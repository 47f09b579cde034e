import type { VisitOptions } from './visit.ts'

/** A visit from an ordinary phone: its screen, its touch, and the name its browser gives itself. */
export const PHONE = {
  viewport: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  userAgent:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
} satisfies VisitOptions
