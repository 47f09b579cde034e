/** A server with its own data folder and ports, which it keeps over restarts. */
export interface ProsodyDesk {
  /** Address of its WebSocket. */
  url: string
  http: number
  /** Port for clients that are no pages. */
  c2s: number
  /** The desk, as `settings.chat` has it. */
  settings: { type: 'xmpp'; url: string; domain: string; to: string }
  start(): Promise<void>
  /** Ends the server as it is, and keeps what it remembers. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Ends it, and forgets everything. */
  close(): Promise<void>
}
export const agents: { name: string; address: string; password: string }[]
export function findProsody(): string | undefined
/** What a person reads who wants to answer at it, or to ask it. */
export function describe(desk: ProsodyDesk): string
/** Lets somebody answer by a program; gives what ends it. */
export function answer(desk: ProsodyDesk): Promise<() => Promise<void>>
export function startProsody(): Promise<ProsodyDesk>
