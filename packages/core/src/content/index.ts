/** What texts need that few files have. */
export type { ContentBase } from './base.ts'
export { escapeHtml } from './escape.ts'
export { createFilters } from './filters.ts'
