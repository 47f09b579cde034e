import type { Scalar } from './condition.ts'

/** A made-up visitor as one visit begins: who they are, and what this browser remembers of them. */
export interface Persona {
  /** Name for people. Default: the id. Example: `"Ann, who came back for shoes"`. */
  name?: string
  /** Anything worth telling the next editor. Default: none. Example: `"Drawn from last year's interviews"`. */
  note?: string
  /** Id of the visitor, which decides the variants. Default: the persona's own id. Example: `"ann-1"`. */
  visitor?: string
  /** Kind of device; becomes `device.type`. Default `"desktop"`. */
  device?: 'mobile' | 'tablet' | 'desktop'
  /** What the visitor agreed to: `pending` has not answered yet. Default `"granted"`. */
  consent?: 'granted' | 'denied' | 'pending'
  /** Number of visits before this one. Default 0. Example: `2`. */
  visits?: number
  /** How long ago the last of them ended; a duration. Default `"1d"`. Example: `"3d"`. */
  lastSeen?: string
  /** How long ago the first of them began; a duration. Default: as long as `lastSeen`. Example: `"60d"`. */
  firstSeen?: string
  /** Number of pages seen in the visits before this one. Default: one a visit. Example: `12`. */
  pages?: number
  /** What the site told about the person. Default: nothing. Example: `{ "firstName": "Ann" }`. */
  traits?: { [name: string]: Scalar }
  /** Where this visit comes from; becomes `traffic.*`. Default: directly. Example: `{ "source": "instagram", "campaign": "spring_walk" }`. */
  traffic?: { [name: string]: string }
  /** Where the very first visit came from. Default: like this one for a first visit, else directly. Example: `{ "source": "newsletter" }`. */
  firstTraffic?: { [name: string]: string }
  /** What every page tells of this visitor, by path; what comes from memory has fields of its own. Default: nothing. Example: `{ "geo.country": "DE", "cart.value": 80 }`. */
  facts?: { [path: string]: FactValue }
  /** What the visitor did before this visit. Default: nothing. Example: `[{ "event": "view_item", "fields": { "category": "shoes" }, "times": 3, "ago": "2d" }]`. */
  history?: PastEvent[]
  /** What campaigns did to the visitor before this visit, by id. Default: nothing. Example: `{ "welcome-back": { "variant": "greeting", "shown": 2 } }`. */
  campaigns?: { [campaign: string]: PastCampaign }
}

/** The value of a fact. */
export type FactValue = Scalar | Scalar[]

/** Something the visitor did before this visit. */
export interface PastEvent {
  /** Name of the event. Example: `"view_item"`. */
  event: string
  /** Fields of the event. Default: none. Example: `{ "category": "shoes" }`. */
  fields?: { [name: string]: FactValue }
  /** How often, a number. Default 1. Example: `3`. */
  times?: number
  /** How long ago the last time was; a duration. Default `"1d"`. Example: `"2h"`. */
  ago?: string
}

/** What a campaign did to the visitor before this visit. */
export interface PastCampaign {
  /** Variant the visitor was given. Default: none was drawn yet. Example: `"greeting"`. */
  variant?: string
  /** How often it was shown, a number of times. Default 0. Example: `2`. */
  shown?: number
  /** How often the visitor closed it, a number of times. Default 0. Example: `1`. */
  closed?: number
  /** How often its link was followed, a number of times. Default 0. Example: `1`. */
  clicked?: number
  /** How often it reached its goal, a number of times. Default 0. Example: `1`. */
  converted?: number
  /** How long ago the last time was; a duration. Default `"1d"`. Example: `"2h"`. */
  ago?: string
}
