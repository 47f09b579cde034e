/** Text from outside as text of a page: records, ids and names may hold anything. */
export const plain = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
