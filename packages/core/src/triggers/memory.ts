/** What one campaign's trigger has seen on this page. Plain data. */
export interface TriggerMemory {
  /** Numbers of its parts, see `Watcher`. */
  seen: number[]
  /** When the campaign is to be decided: its trigger came, and its delay runs. */
  due?: number
  /** Called off, until the next page. */
  off?: true
}
