import type { Text } from './content.ts'
import type { XmppDesk } from './desk.ts'

/**
 * Opens a conversation with somebody, once, when the audience turns true: in the desk that the site has (`settings.chat`),
 * and where nobody answers with a form or an address instead.
 */
export interface ChatAction {
  type: 'chat'
  /**
   * Words that stand in the visitor's field already, where the desk takes any; only the visitor sends them. Default: none.
   * Example: `"I have a question about pricing."`.
   */
  message?: Text
  /**
   * A bubble that asks first; the conversation opens when it is pressed. Default: none, it opens at once. Example: `{
   * "text": "Questions about pricing?", "delay": "5s", "name": "Marta" }`.
   */
  greeting?: ChatGreeting
  /**
   * When somebody answers, on the site's clock. At all other times the visitor gets the form or the address of the list.
   * Default: `settings.chatHours`. Example: `{ "days": ["mon-fri"], "hours": "09:00-17:00" }`.
   */
  hours?: ChatHours
  /**
   * What comes after the desks of `settings.chat` in this campaign, in place of the forms and addresses there. Default:
   * those. Example: `["form", "mailto:help@corner.example"]`.
   */
  fallback?: ChatDesk[]
}

/** A bubble in the corner that asks before a conversation is opened. */
export interface ChatGreeting {
  /** Its words. Example: `"Questions about pricing? Ask me."`. */
  text: Text
  /** How long it waits before it comes; a duration. Default `"0s"`. Example: `"5s"`. */
  delay?: string
  /** Address of a picture of who asks, as wide as high. Default: none. Example: `"/img/marta.webp"`. */
  avatar?: Text
  /** Who asks. Default: nobody in particular. Example: `"Marta"`. */
  name?: Text
}

/** When somebody answers, on the site's clock (`settings.timezone`). */
export interface ChatHours {
  /** Weekdays and ranges of them: `mon tue wed thu fri sat sun`. Default: every day. Example: `["mon-fri"]`. */
  days?: string[]
  /** Hours of those days; `22:00-02:00` reaches into the next day. Default: all day. Example: `"09:00-17:00"`. */
  hours?: string
}

/**
 * Who can take a conversation: a desk by the name of its vendor, which the site loads itself; our own panel (`xmpp`);
 * something of the page's (`button`, `call`); and for when nobody answers a form, or an address such as
 * `mailto:help@corner.example`. `"form"` is the form of `settings.chat`.
 */
export type ChatDesk = DeskName | `mailto:${string}` | OtherDesk

/**
 * A desk that has to be described.
 * @discriminator type
 */
export type OtherDesk = XmppDesk | FormDesk | ButtonDesk | CallDesk

/**
 * Desks that are understood: `intercom`, `crisp`, `zendesk` (messaging), `hubspot`, `tawk`, `chatwoot`, `livechat` and
 * `helpscout`; and `form`, the form of `settings.chat`.
 */
export type DeskName =
  | 'intercom'
  | 'crisp'
  | 'zendesk'
  | 'hubspot'
  | 'tawk'
  | 'chatwoot'
  | 'livechat'
  | 'helpscout'
  | 'form'

/** A form for a message and an e-mail address, for when nobody answers. What cannot be sent now is kept and sent later. */
export interface FormDesk {
  type: 'form'
  /** Address that gets `message` and `email`, as the `to` of any form does. Example: `"https://corner.example/contact"`. */
  to: Text
  /** Its title. Default: "Leave us a message" in the page's language. Example: `"We are asleep"`. */
  title?: Text
  /** What stands under the title. Default: that nobody can answer now, in the page's language. Example: `"We answer by noon."`. */
  text?: Text
}

/** A desk of any other vendor, behind a button that is in the page. */
export interface ButtonDesk {
  type: 'button'
  /** CSS selector of the button that opens it. Example: `".chat-button"`. */
  open: string
  /** CSS selector of the button that closes it. Default: none, the visitor closes it. Example: `".chat-close"`. */
  close?: string
}

/** A desk of any other vendor, opened by a function that the site has registered: `kairos.register('open-desk', run)`. */
export interface CallDesk {
  type: 'call'
  /**
   * Name it is registered by. It gets the words for the visitor's field as `with.message`; what it gives back closes the
   * conversation. Example: `"open-desk"`.
   */
  name: string
}
