/** One line of a conversation. */
export interface Said {
  /** The same for the same message wherever it comes from. */
  key: string
  from: 'visitor' | 'agent' | 'note'
  /** Who it was; of a note, who it is about. */
  name?: string
  /** Of a note, which. */
  text: string
  /** Of the visitor's own: how far it came. */
  state?: 'waiting' | 'sent' | 'delivered'
  /** An agent was there, or came later and was told: it need not be said again. */
  isHeard?: boolean
}

/** A conversation of one visit. */
export interface Talk {
  /** Names its room; nobody can guess it. */
  id: string
  /** The desk it was begun at, as `to` of its setting. */
  to: string
  /** The visitor wants to talk, knowing who reads it. */
  isAgreed: boolean
  said: Said[]
  /** Earlier lines are gone. */
  isCut: boolean
  /** Agents who were asked to come, by address. */
  invited: string[]
  /** Agents who were last seen in it, by name. */
  present: string[]
  /** When the room was last heard; milliseconds since 1970. */
  heardAt: number
  /** Until when it is kept; milliseconds since 1970. */
  keptUntil: number
  isOpen: boolean
  hasSound: boolean
  unread: number
  /** What the visitor wrote and did not send. */
  draft: string
}

/** More is kept by nobody, and shown to nobody. */
export const MOST_SAID = 300

export const createTalk = (id: string, to: string, now: number): Talk => ({
  id,
  to,
  isAgreed: false,
  said: [],
  isCut: false,
  invited: [],
  present: [],
  heardAt: now,
  isOpen: false,
  hasSound: false,
  unread: 0,
  keptUntil: 0,
  draft: '',
})

/** Whether anything was said. */
export const hasBegun = ({ said }: Talk): boolean => said.some(({ from }) => from !== 'note')

/** Own words that the room has not taken yet, in their order. */
export const waiting = ({ said }: Talk): Said[] => said.filter(({ state }) => state === 'waiting')

/** Adds a line where the room has it: before what still waits. */
export function add(talk: Talk, line: Said): void {
  const { said } = talk
  const at = line.state === 'waiting' ? said.length : said.length - waiting(talk).length
  said.splice(at, 0, line)
  if (said.length <= MOST_SAID) return
  said.splice(0, said.length - MOST_SAID)
  talk.isCut = true
}

/** The room has taken own words: they stand where it has them. Whether there were any with this key. */
export function confirm(talk: Talk, key: string, isHeard: boolean): boolean {
  const { said } = talk
  const index = said.findIndex((line) => line.from === 'visitor' && line.key === key)
  const line = said[index]
  if (!line) return false
  if (isHeard) line.isHeard = true
  if (line.state !== 'waiting') return true
  said.splice(index, 1)
  line.state = 'sent'
  add(talk, line)
  return true
}

/** Agents are in it: those who were not are noted, and what was said they know. */
export function come(talk: Talk, present: readonly string[], newId: () => string): void {
  if (!present.length) return
  for (const line of talk.said) if (line.state && line.state !== 'waiting') line.isHeard = true
  talk.invited = []
  for (const name of present) {
    if (talk.present.includes(name)) continue
    talk.present.push(name)
    add(talk, { key: newId(), from: 'note', name, text: 'joined' })
  }
}

/** Agents have left it. */
export function go(talk: Talk, names: readonly string[], newId: () => string): void {
  for (const name of names) {
    if (!talk.present.includes(name)) continue
    talk.present = talk.present.filter((one) => one !== name)
    add(talk, { key: newId(), from: 'note', name, text: 'left' })
  }
}
