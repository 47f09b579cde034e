import type { ContentLink, Text } from './content.ts'

/** One thing to fill in. */
export interface FormField {
  /** Name it is sent by. Example: `"email"`. */
  name: string
  /**
   * What it is: `email`, `phone` and `name` are checked, and filled in by the browser; `text` is one line, `long` are several;
   * `select` is one of the `options`; `checkbox` a box to tick.
   */
  kind: 'email' | 'name' | 'phone' | 'text' | 'long' | 'select' | 'checkbox'
  /** What it is called, above the field or beside the box. Example: `"E-mail"`. */
  label: Text
  /** Whether it has to be filled in, or ticked. Default `false`. */
  required?: boolean
  /** What stands in it at first; a `select` and a `checkbox` have nothing. Default: nothing. Example: `"{{ traits.email | default: '' }}"`. */
  value?: Text
  /** A line of help under its name. Default: none. Example: `"Only for questions about this order"`. */
  hint?: Text
  /** What a `select` offers. Default: none. Example: `[{ "value": "w", "text": "Women" }, { "value": "m", "text": "Men" }]`. */
  options?: FormOption[]
}

/** One of several to choose from. */
export interface FormOption {
  /** What is sent, and the fact's value. Example: `"price"`. */
  value: string
  /** Its words. Example: `"The price"`. */
  text: Text
}

/** What the visitor agrees to; sent as the field `agree`. */
export interface FormConsent {
  /** The words. Example: `"I agree to get one letter a week."`. */
  text: Text
  /** Where to read more. Default: none. Example: `{ "href": "/privacy", "text": "Privacy" }`. */
  link?: ContentLink
  /** `false`: it can be sent without. Default `true`. */
  required?: boolean
}

/** What happens when a form or a survey is sent. The signal `submitted` is told in any case, without anything that was entered. */
export interface FormSubmit {
  /** Words on the button. Default: of a form none, of a survey "Send" in the page's language. Example: `"Sign up"`. */
  label?: Text
  /** Event to track besides, such as `sign_up` or `generate_lead`; it has the campaign as `form`, and nothing that was entered. Default: none. Example: `"sign_up"`. */
  event?: string
  /**
   * Address that gets the fields as `application/x-www-form-urlencoded`, and `kairos_campaign`, `kairos_page` and `kairos_id`,
   * which is the same when the same is sent once more. It answers with 2xx, or with 400, 409, 413 or 422 to what it does not take;
   * after anything else the same is sent once more, for a week. On another origin it answers with `Access-Control-Allow-Origin`. Default: nothing is sent. Example: `"https://shop.example/subscribe"`.
   */
  to?: Text
  /**
   * Traits to remember once it is sent, with their values; `{ "field": "…" }` takes what was entered. Default: none, nothing
   * that was entered is remembered. Example: `{ "subscribed": true, "firstName": { "field": "name" } }`.
   */
  remember?: { [trait: string]: string | number | boolean | FormEntry }
}

/** What was entered in a field. */
export interface FormEntry {
  /** Name of the field. Example: `"name"`. */
  field: string
}
