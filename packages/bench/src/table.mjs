/** Prints rows as a table: the first column to the left, the others to the right. */
export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  for (const row of rows) console.log(row.map(aligned).join('  ').trimEnd())
  function aligned(cell, column) {
    return column ? cell.padStart(widths[column]) : cell.padEnd(widths[0])
  }
}

export const figure = (value) =>
  value >= 100 ? grouped(Math.round(value)) : String(Number(value.toPrecision(2 + (value >= 10))))

export const grouped = (value) => value.toLocaleString('en')

/** Two ratios near one differ in their second digit. */
export const ratio = (value) => value.toFixed(2)
