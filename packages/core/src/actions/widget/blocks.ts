/**
 * What a value looks like: kinds of leaves, `[form]` for a list of such, or an object of keys; those that end in `!` have
 * to be there. `words` and `address` are texts, in several languages maybe; `flag` is true or false; `blocks` are blocks.
 */
export type Form = string | [Form] | { [key: string]: Form }

/** The fields of each block, by its name. A new one is checked and finished by what stands here. */
export const blocks: Record<string, { [key: string]: Form }> = {
  title: { 'text!': 'words' },
  text: { 'text!': 'words', small: 'flag' },
  image: { 'src!': 'address', alt: 'words', width: 'share', height: 'share' },
  list: { 'items!': ['words'] },
  buttons: {
    'buttons!': [{ 'text!': 'words', href: 'address', does: 'close|accept', look: 'primary|secondary|plain' }],
  },
}

/** The blocks that the flat fields of a widget stand for, in the order they are shown. */
export const flat: Record<string, (value: never) => { block: string }> = {
  image: (image: object) => ({ block: 'image', ...image }),
  title: (text: string) => ({ block: 'title', text }),
  text: (text: string) => ({ block: 'text', text }),
  list: (items: string[]) => ({ block: 'list', items }),
  link: (link: object) => ({ block: 'buttons', buttons: [link] }),
}
