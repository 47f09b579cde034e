/** "a", "a or b", "a, b or c". */
export const listed = (items: readonly string[], word: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`

/** A list that is cut where it becomes long: "a, b and 3 more". */
export const some = (items: readonly string[], most = 3): string =>
  listed(items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : items, 'and')
