type Colour = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan'

const codes: Record<Colour, number> = { bold: 1, dim: 2, red: 31, yellow: 33, green: 32, cyan: 36 }

/** Colours text for a terminal; in a pipe, a file or with NO_COLOR (https://no-color.org) it stays as it is. */
export function paint(colour: Colour, text: string): string {
  const plain = !process.stdout.isTTY || Boolean(process.env['NO_COLOR'])
  return plain ? text : `\u001b[${codes[colour]}m${text}\u001b[0m`
}

/** Text from outside as one line that cannot steer the terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '·')
}

export const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
