import { cdn } from './lazy.cdn.ts'

export * from './index.ts'

cdn.base = import.meta.url
