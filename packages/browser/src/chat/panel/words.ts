/** Our own words, in the order in which each language has them; `#` stands for a name or a number. */
const NAMES = [
  ...['chat', 'close', 'open', 'send', 'write', 'start', 'agree'],
  ...['online', 'away', 'offline', 'connecting', 'lost', 'asked'],
  ...['joined', 'left', 'typing', 'waiting', 'sent', 'delivered', 'you', 'sound', 'cut', 'preview', 'leave'],
] as const

export type Word = (typeof NAMES)[number]

const english =
  'Chat|Close chat|Open chat, new messages: #|Send|Write a message|Start chat|What you write is read by the people who answer here, and kept in this tab until you close it.|Here now|Away, an answer may take a while|Nobody is here right now|Connecting…|No connection. What you write is sent when it is back.|Somebody has been asked to come|# is here|# has left|# is writing…|Not sent yet|Sent|Delivered|You|Sound for new messages|Earlier messages are no longer shown|Preview: nothing is sent|Leave us a message'

/** Gives a word of a list; the other languages are in the part `words.ts`. */
export const wordOf = (list: string | undefined, word: Word, value: string | number = ''): string =>
  (list ?? english).split('|')[NAMES.indexOf(word)]!.replace('#', () => `${value}`)
