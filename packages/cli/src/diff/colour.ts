import { paint } from '../terminal.ts'

const colours = { '+': 'green', '-': 'red', '~': 'yellow' } as const

/** A sentence of `diff` for a terminal. */
export const painted = (sentence: string): string =>
  paint(colours[sentence[0] as keyof typeof colours] ?? 'bold', sentence)
