import type { ProsodyDesk } from '../../../scripts/prosody.mjs'

/** What the agent reads in a conversation, in its order. */
export interface Read {
  from: string
  text: string
  id: string
  /** Milliseconds since 1970. */
  at: number
}

/** Somebody at the desk, who follows every invitation; as any client does, they come back when the server does. */
export interface Agent {
  /** Everything said in conversations, own words too. */
  read: Read[]
  /** The rooms of conversations, the last one last, each with what it was said to be about. */
  rooms: string[]
  reasons: string[]
  /** Visitors in the conversation, by name, with what is told of them; those who left are gone. */
  visitors: Map<string, string>
  isVisitorTyping(): boolean
  receipts: string[]
  /** Words to the visitor of the last conversation. Gives their id. */
  say(text: string, id?: string): Promise<string>
  type(): Promise<void>
  /** As in a client's list of moods. */
  appear(show: 'away' | undefined): Promise<void>
  /** Leaves the desk and every conversation. */
  leave(): Promise<void>
  /** Sits down at it. */
  sit(): Promise<void>
  close(): Promise<void>
}

/** Logs an agent in, and lets them sit down at the desk. */
export function createAgent(desk: ProsodyDesk, index?: number): Promise<Agent>
