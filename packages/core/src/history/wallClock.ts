/** A moment on the site's wall clock, as text that sorts: `2026-11-22T08:00:00.000Z`, where the `Z` means nothing. */
export const wallClock = (at: number, offset: number): string => new Date(at + offset * 6e4).toISOString()
