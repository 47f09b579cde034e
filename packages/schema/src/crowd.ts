import type { FactValue } from './persona.ts'

/** A part of the population: visitors who begin like one persona, and what they do. */
export interface Crowd {
  /** Who they begin as: the id of a persona. Example: `"ann"`. */
  persona: string
  /** Share of the whole population, 0 to 1; the shares of a mix add up to 1. Example: `0.4`. */
  share: number
  /** Name for people. Default: the persona's. Example: `"Shoppers on a phone"`. */
  name?: string
  /** Anything worth telling the next editor. Default: none. Example: `"From the server's log of May"`. */
  note?: string
  /** Number of visits each of them makes, or from and to. Default 1. Example: `[1, 3]`. */
  visits?: Amount
  /** Time between two of their visits; a duration, from half to one and a half of it. Default `"1d"`. Example: `"3d"`. */
  gap?: string
  /** Number of pages in a visit, or from and to. Default `[1, 5]`. Example: `[2, 6]`. */
  pages?: Amount
  /** Number of seconds on a page, or from and to. Default `[5, 60]`. Example: `[10, 90]`. */
  seconds?: Amount
  /** How deep they scroll on a page, in percent, or from and to. Default: not at all. Example: `[20, 100]`. */
  scroll?: Amount
  /** Where they go, by path, and how often relative to each other. Default: the pages that campaigns name, all alike. Example: `{ "/": 3, "/shop/shoes": 1 }`. */
  goes?: { [path: string]: number }
  /** Where their visits begin, likewise. Default: as `goes`. Example: `{ "/": 1 }`. */
  enters?: { [path: string]: number }
  /** What else they do on the way. Default: nothing. Example: `[{ "event": "add_to_cart", "share": 0.2, "on": ["/shop/*"] }]`. */
  events?: CrowdEvent[]
  /** Share of what is shown to them whose link they follow, 0 to 1. Default 0. Example: `0.05`. */
  follows?: number
  /** Share of what interrupts them that they close, 0 to 1. Default 0. Example: `0.6`. */
  closes?: number
  /** Goals they reach on the last page of their last visit, by id. Default: none. Example: `{ "purchase": { "share": 0.03, "value": [20, 120] } }`. */
  goals?: { [goal: string]: CrowdGoal }
}

/** A number, or from and to: then each visitor draws one between, both included. */
export type Amount = number | [from: number, to: number]

/** Something that some of a crowd do on some of their pages. */
export interface CrowdEvent {
  /** Name of the event. Example: `"add_to_cart"`. */
  event: string
  /** Share of the pages on which it happens, 0 to 1. Example: `0.2`. */
  share: number
  /** On which pages it can happen, as globs. Default: on all. Example: `["/shop/*"]`. */
  on?: string[]
  /** Fields of the event. Default: none. Example: `{ "category": "shoes" }`. */
  fields?: { [name: string]: FactValue }
  /** What pages tell from then on, by path; of two numbers in a list, one between them. Default: nothing else. Example: `{ "cart.value": [20, 120] }`. */
  facts?: { [path: string]: FactValue }
}

/** A goal that some of a crowd reach. */
export interface CrowdGoal {
  /** Share of the visitors who reach it, 0 to 1, where no variant changes that. Example: `0.03`. */
  share: number
  /** What it is worth, a number of money, or from and to. Default: nothing is said. Example: `[20, 120]`. */
  value?: Amount
}

/** What meeting a variant changes for whoever met it. */
export interface Effect {
  /** Id of the campaign. Example: `"recommend-test"`. */
  campaign: string
  /** Id of its variant. Example: `"bestsellers"`. */
  variant: string
  /** Id of the goal. Example: `"purchase"`. */
  goal: string
  /** By how much more of them reach the goal, as a ratio: 0.2 is 20 % more, -0.1 is 10 % less. Example: `0.2`. */
  lift: number
}
