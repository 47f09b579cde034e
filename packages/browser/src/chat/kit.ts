import type { Env, Stop } from '../env.ts'
import type { Part } from '../given.ts'

/** A desk that can take a conversation: one of the site's vendor, or our own panel. */
export interface Desk {
  /** As `settings.chat` names it. Example: `"crisp"`. */
  name: string
  /** Opens the conversation; the text is in the visitor's field and is sent by nobody but them. */
  open: (message?: string) => void
  close: () => void
  /** How many messages wait to be read, now and whenever that changes. */
  unread: (listener: (count: number) => void) => Stop
  /** Hears the visitor open or close the conversation, whoever asked for it. */
  watch: (listener: (isOpen: boolean) => void) => Stop
  /** What the agent may be told, where consent allows it. Absent where the desk takes nothing. */
  tell?: (about: Readonly<Record<string, string>>) => void
  /**
   * Takes who comes next: opens that with what the visitor wrote, and gives whether it did. Absent where the desk does not
   * know when nobody is here any more.
   */
  instead?: ((open: (message: string) => Promise<unknown>) => void) | undefined
  /** Takes back all that was given to the page; a conversation of a vendor goes on. */
  stop: Stop
}

/** Who answers, as they describe themselves. */
export interface Person {
  name: string
  /** A picture as a `data:` address. */
  photo?: string | undefined
}

/** What calls back somebody who looks elsewhere. */
export interface Attention {
  /** Says in the title of a page that nobody looks at how many messages wait. */
  blink: (unread: number) => void
  /** One short tone. */
  ring: () => void
}

/** Parts of our own chat that most conversations have no need of. */
export interface ChatParts {
  /** What calls back whoever looks elsewhere: loaded where a message waits, or the visitor wants to hear them. */
  attention: () => Promise<Part<[Env], Attention>>
  /** Who somebody is, by their card: loaded where they have one. */
  cards: () => Promise<Part<[card: Element, nick: string], Person>>
  /** Its words in another language than English. */
  words: () => Promise<Part<[language: string], string | undefined>>
}
