const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** Makes a fact plain text within `html`. */
export const escapeHtml = (value: string): string => value.replace(/[&<>"'`]/g, (character) => ENTITIES[character]!)
