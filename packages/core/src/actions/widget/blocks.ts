/**
 * What a value looks like: kinds of leaves, `[form]` for a list of such, or an object of keys; those that end in `!` have
 * to be there. `words` and `address` are texts, in several languages maybe; `flag` is true or false; `blocks` are blocks.
 */
export type Form = string | [Form] | { [key: string]: Form }

/** Kinds of lists that are looked at as a whole, in the words they are told by. */
export const FIELDS = 'own names, options to select from'
export const QUESTIONS = 'own ids, options to choose from, ways to later questions or "end"'

const options: Form = [{ 'value!': 'text', 'text!': 'words' }]
const submit: Record<string, Form> = { event: 'text', to: 'address', remember: 'object' }

/** The fields of each block, by its name. A new one is checked and finished by what stands here. */
export const blocks: Record<string, { [key: string]: Form }> = {
  title: { 'text!': 'words' },
  text: { 'text!': 'words', small: 'flag' },
  image: { 'src!': 'address', alt: 'words', width: 'share', height: 'share' },
  list: { 'items!': ['words'] },
  buttons: {
    'buttons!': [{ 'text!': 'words', href: 'address', does: 'close|accept', look: 'primary|secondary|plain' }],
  },
  coupon: { 'code!': 'text', label: 'words' },
  countdown: { 'to!': 'duration|date', label: 'words', ended: 'words' },
  product: { 'name!': 'words', image: 'address', text: 'words', price: 'words', href: 'address' },
  share: { 'label!': 'words', url: 'address', title: 'words' },
  steps: { 'steps!': [{ 'blocks!': 'blocks', next: 'words' }] },
  form: {
    'fields!': [
      {
        'name!': 'text',
        'kind!': 'email|name|phone|text|long|select|checkbox',
        'label!': 'words',
        required: 'flag',
        hint: 'words',
        value: 'words',
        options,
      },
    ],
    fields: FIELDS,
    agree: { 'text!': 'words', link: { 'href!': 'address', 'text!': 'words' }, required: 'flag' },
    'submit!': { ...submit, 'label!': 'words' },
    success: 'blocks',
  },
  survey: {
    'questions!': [
      {
        'id!': 'id',
        'kind!': 'nps|csat|stars|emoji|single|multiple|open',
        'text!': 'words',
        low: 'words',
        high: 'words',
        options,
        required: 'flag',
        next: [{ from: 'number', to: 'number', value: 'text', 'goTo!': 'id' }],
      },
    ],
    questions: QUESTIONS,
    submit: { ...submit, label: 'words' },
    success: 'blocks',
  },
}

/** The blocks that the flat fields of a widget stand for, in the order they are shown. */
export const flat: Record<string, (value: never) => { block: string }> = {
  image: (image: object) => ({ block: 'image', ...image }),
  title: (text: string) => ({ block: 'title', text }),
  text: (text: string) => ({ block: 'text', text }),
  list: (items: string[]) => ({ block: 'list', items }),
  coupon: (code: string) => ({ block: 'coupon', code }),
  countdown: (to: string) => ({ block: 'countdown', to }),
  link: (link: object) => ({ block: 'buttons', buttons: [link] }),
}
