// Ways into a file that the schema may already have refused: what is not there, or of another type, is empty.

export type Loose = Record<string, unknown>

export const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const fieldsOf = (value: unknown): Loose => (isObject(value) ? value : {})

export const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export const textsOf = (value: unknown): string[] => [value].flat().filter((item) => typeof item === 'string')
