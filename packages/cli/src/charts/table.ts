import { plain } from './plain.ts'

/** A table whose first column names the rows; all cells are plain text. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const names = head.map((name) => `<th scope="col">${plain(name)}</th>`).join('')
  const lines = rows.map(
    ([name = '', ...cells]) =>
      `<tr><th scope="row">${plain(name)}</th>${cells.map((cell) => `<td>${plain(cell)}</td>`).join('')}</tr>`,
  )
  return `<div class="wide"><table><thead><tr>${names}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
}

/** A few numbers in boxes: what is counted, and how many. */
export const tiles = (numbers: readonly (readonly [name: string, value: string])[]): string =>
  `<dl class="tiles">${numbers.map(([name, value]) => `<div><dt>${plain(name)}</dt><dd>${plain(value)}</dd></div>`).join('')}</dl>`
