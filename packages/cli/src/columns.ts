/** How the columns of a table stand. */
export interface Standing {
  /** Whether a column is of numbers, which end under each other; words begin under each other. Default: none is. */
  isNumber?: (column: number) => boolean
  /** What parts two columns. Default: two spaces. */
  gap?: string
}

/** Rows with columns of equal width, a line each. */
export function columns(
  rows: readonly (readonly string[])[],
  { isNumber = () => false, gap = '  ' }: Standing = {},
): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join(gap)
      .trimEnd(),
  )
}
