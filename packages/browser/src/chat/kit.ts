import type { Stop } from '../env.ts'

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
  /** Takes back all that was given to the page; a conversation of a vendor goes on. */
  stop: Stop
}
