/**
 * A small JSON file about the moment, such as the result of a match or what sells best right now. Its values are facts:
 * `result` of the entry `match` in the feed `moment` is `feed.moment.match.result`. They are known after first paint only.
 */
export interface Feed {
  /** Anything worth telling the next editor. Not shown to visitors. Default: none. Example: `"Written by the newsroom"`. */
  note?: string
  /** Address of the file, see `FeedFile`; at most 64,000 characters. Example: `"/moment.json"`. */
  url: string
  /** How often a page that somebody looks at asks for it; a duration of at least `"1s"`. Default `"30s"`. Example: `"1m"`. */
  every?: string
  /** When the last good answer is older than this, all facts of the feed are missing; a duration. Example: `"10m"`. */
  expires: string
}

/** The file of a feed. */
export interface FeedFile {
  /** When it was written, for people. Example: `"2026-11-22T20:45:00Z"`. */
  generated?: string
  /** What is known about the moment, by name. */
  entries: Record<string, FeedEntry>
}

/** One thing that is so for a while. Every other field is a fact: a text, a number, `true` or `false`, or a list of those. */
export interface FeedEntry {
  /** It is missing before this moment. Default: known at once. Example: `"2026-11-22T20:45:00Z"`. */
  since?: string
  /** It is missing from this moment on. Default: never. Example: `"2026-11-23T02:00:00Z"`. */
  until?: string
  /** Who let it out; not a fact. Example: `"marta"`. */
  approvedBy?: string
  [field: string]: unknown
}

/** Why a campaign may speak about the moment, and who answers for it. All of it has to be filled in. */
export interface Preflight {
  /** What the brand stands for that this belongs to. Example: `"sport"`. */
  pillars: string
  /** How it speaks. Example: `"cheerful"`. */
  voice: string
  /** What it is good for. Example: `"local pride"`. */
  strategy: string
  /** What comes after it. Example: `"shirts on Monday"`. */
  followUp: string
  /** Why the brand has a say in this. Example: `"we sponsor the team"`. */
  authentic: string
  /** Who answers for it and is called when something goes wrong. Example: `"marta"`. */
  owner: string
  /** When the moment is over, on the site's clock: the campaign ends then, on open pages too. Example: `"2026-11-23T02:00"`. */
  expires: string
}
