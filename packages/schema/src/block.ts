import type { Text } from './content.ts'
import type { FormConsent, FormField, FormSubmit } from './form.ts'
import type { CountdownBlock, CouponBlock, ProductBlock, ShareBlock } from './offer.ts'
import type { SurveyQuestion } from './survey.ts'

/**
 * A piece of what a widget shows; they stand below each other in the order of the file.
 * @discriminator block
 */
export type Block =
  | TitleBlock
  | TextBlock
  | ImageBlock
  | ListBlock
  | ButtonsBlock
  | CouponBlock
  | CountdownBlock
  | ProductBlock
  | ShareBlock
  | StepsBlock
  | FormBlock
  | SurveyBlock

/** A heading. The first one names the widget to people who hear the page. */
export interface TitleBlock {
  block: 'title'
  /** Its words. Example: `"Free delivery today"`. */
  text: Text
}

/** A paragraph. */
export interface TextBlock {
  block: 'text'
  /** Its words. Example: `"On everything in your cart, until midnight."`. */
  text: Text
  /** `true`: in small print, for what the law asks for. Default `false`. */
  small?: boolean
}

/** A picture. One that stands first fills the upper edge of a modal, a corner or an inline widget. */
export interface ImageBlock {
  block: 'image'
  /** Address; `http`, `https` or relative. One that cannot be loaded leaves its place empty. Example: `"/img/shoes.webp"`. */
  src: Text
  /** What it shows, for people who do not see it. Default: empty, a decoration. Example: `"A pair of shoes"`. */
  alt?: Text
  /** Width in pixels of the file; with the height it keeps the place before the picture arrives. Default: 16 to the height's 9. Example: `800`. */
  width?: number
  /** Height in pixels of the file. Default: see `width`. Example: `400`. */
  height?: number
}

/** Short points. */
export interface ListBlock {
  block: 'list'
  /** The points. Example: `["Free returns", "Two-day delivery"]`. */
  items: Text[]
}

/** What the visitor can do, beside each other where there is room. */
export interface ButtonsBlock {
  block: 'buttons'
  /** One to three; the first one stands out. Example: `[{ "text": "See them", "href": "/shop/shoes" }, { "text": "Not now", "does": "close" }]`. */
  buttons: WidgetButton[]
}

/** A button, or a link that looks like one. */
export interface WidgetButton {
  /** Its words. Example: `"See them"`. */
  text: Text
  /** Where it leads; `http`, `https`, `mailto`, `tel` or relative. Default: nowhere. Example: `"/shop/shoes"`. */
  href?: Text
  /**
   * What a button without `href` does: `close` closes the widget, as the cross does; `accept` closes it too, and counts as
   * a click. Default `"accept"`.
   */
  does?: 'close' | 'accept'
  /** How much it stands out: `primary`, `secondary` or `plain`. Default: the first one `"primary"`, the others `"secondary"`. */
  look?: 'primary' | 'secondary' | 'plain'
}

/** Blocks that are shown one step after the other, with a way back. */
export interface StepsBlock {
  block: 'steps'
  /** The steps, in their order. Example: `[{ "blocks": [{ "block": "title", "text": "Hello" }], "next": "Go on" }]`. */
  steps: WidgetStep[]
}

/** One step. */
export interface WidgetStep {
  /** What it shows. Example: `[{ "block": "title", "text": "Hello" }]`. */
  blocks: Block[]
  /** Words on the button that leads to the next step. Default: "Next" in the page's language. Example: `"Go on"`. */
  next?: Text
}

/**
 * Asks for an address, a name, a choice. What was entered goes where `submit` says and nowhere else; when it cannot be sent
 * now, it is kept in the browser and sent later, and the visitor is told so.
 */
export interface FormBlock {
  block: 'form'
  /** What to fill in, from top to bottom. Example: `[{ "name": "email", "kind": "email", "label": "E-mail", "required": true }]`. */
  fields: FormField[]
  /** A box to tick, with the words the visitor agrees to. It is never ticked beforehand. Default: none. Example: `{ "text": "I agree to get one letter a week." }`. */
  agree?: FormConsent
  /** What happens when it is sent. Example: `{ "label": "Sign up", "event": "sign_up", "to": "https://shop.example/subscribe" }`. */
  submit: FormSubmit
  /** What to show in place of all once it is sent. Default: "Thank you" in the page's language. Example: `[{ "block": "title", "text": "Check your inbox" }]`. */
  success?: Block[]
}

/**
 * Asks questions, one after the other. Each answer is a fact at once (`answer.<campaign>.<question>`) and the event `answered`,
 * so what was answered counts when the visitor leaves in the middle; who comes back goes on where they left.
 */
export interface SurveyBlock {
  block: 'survey'
  /** The questions, in their order. Example: `[{ "id": "score", "kind": "nps", "text": "Would you recommend us to a friend?" }]`. */
  questions: SurveyQuestion[]
  /** What happens after the last answer. `to` gets all answers by the ids of their questions. Default: only the events are told. Example: `{ "to": "/survey" }`. */
  submit?: FormSubmit
  /** What to show in place of all at the end. Default: "Thank you" in the page's language. Example: `[{ "block": "title", "text": "Thank you!" }]`. */
  success?: Block[]
}
