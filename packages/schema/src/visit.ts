import type { Scalar } from './condition.ts'
import type { FactValue, Persona } from './persona.ts'

/**
 * A golden visit, one a file in `visits/` beside `kairos.json`: what a visitor does, and what is to be so on the way.
 * `kairos test` makes it with the engine that runs in the page.
 */
export interface GoldenVisit {
  /** The JSON Schema beside the file, for completion and checks in the editor. Default: none. Example: `"../visit.schema.json"`. */
  $schema?: string
  /** What it proves, as a sentence. Example: `"Who comes back is greeted by name"`. */
  name: string
  /** Anything worth telling the next editor. Default: none. Example: `"Broke in May"`. */
  note?: string
  /** Who visits: the id of one in `personas.json`, or a visitor of its own. Default: a first visit on a computer. Example: `"ann"`. */
  persona?: string | Persona
  /** Id of the visitor, which decides the variants. Default: the persona's. Example: `"ann-1"`. */
  visitor?: string
  /** When it begins, on the site's clock. Default `"2026-01-14T10:00"`, a Wednesday. Example: `"2026-12-24T18:00"`. */
  at?: string
  /** What happens, in order. Example: `[{ "go": "/", "expect": { "slots": { "hero": "welcome-back" } } }]`. */
  steps: VisitStep[]
}

/** One thing that happens, or that is to be so; a step says one of them, and may add what it expects then. */
export interface VisitStep {
  /** Opens a page by its address on the site; `utm_…` in the query tells where the visit comes from. Default: none. Example: `"/?utm_campaign=spring_walk"`. */
  go?: string
  /** Lets time pass on the open page; a duration. Default: none. Example: `"30s"`. */
  wait?: string
  /** The visitor leaves the site for so long; a duration. From `settings.visitGap` on the next page begins a new visit. Default: none. Example: `"1d"`. */
  away?: string
  /** Lets time pass up to a moment on the site's clock. Default: none. Example: `"2026-12-24T18:00"`. */
  until?: string
  /** Scrolls so far, in percent of the page. Default: none. Example: `60`. */
  scroll?: number
  /** The site tells of an event, as by `kairos.track()`. Default: none. Example: `"add_to_cart"`. */
  event?: string
  /** Fields of that event. Default: none. Example: `{ "category": "shoes" }`. */
  fields?: { [name: string]: unknown }
  /** The site tells facts, by path, as by `kairos.set()`, on this page and on those after it; beside `go`, with the page. Default: none. Example: `{ "cart.value": 80 }`. */
  facts?: { [path: string]: FactValue }
  /** Beside `go`: where the visit comes from, as `traffic.*`. Default: what the address says. Example: `{ "source": "instagram" }`. */
  traffic?: { [name: string]: string }
  /** The site tells about the person, as by `kairos.identify()`; `null` is a log-out. Default: none. Example: `{ "firstName": "Ann" }`. */
  identify?: { [name: string]: Scalar } | null
  /** The visitor answers the question about consent. Default: none. */
  consent?: 'granted' | 'denied'
  /** The page calls `kairos.trigger()` with this name. Default: none. Example: `"show_help"`. */
  trigger?: string
  /** The visitor seems about to leave: a score from 0 to 1. Default: none. Example: `0.9`. */
  exitIntent?: number
  /** The visitor does something on the page for so long; a duration. Default: none. Example: `"20s"`. */
  active?: string
  /** The visitor does nothing for so long; a duration. Default: none. Example: `"45s"`. */
  idle?: string
  /** The visitor clicks one place again and again. Default: none. */
  rageClick?: true
  /** An element appears in the page: the selector of a trigger. Default: none. Example: `"#sold-out"`. */
  appear?: string
  /** An element is in view as long as its trigger asks: a selector. Default: none. Example: `"#reviews"`. */
  see?: string
  /** The upper edge of an element comes into view: a selector. Default: none. Example: `"#reviews"`. */
  reach?: string
  /** The visitor clicks an element that a trigger names: a selector. Default: none. Example: `"#size-guide"`. */
  click?: string
  /** The visitor's mouse rests on an element that a trigger names: a selector. Default: none. Example: `"#size-guide"`. */
  hover?: string
  /** An element that a trigger names gets the focus: a selector. Default: none. Example: `"#email"`. */
  focus?: string
  /** The visitor follows the link of a campaign that acts: its id. Default: none. Example: `"welcome-back"`. */
  follow?: string
  /** The visitor closes what a campaign shows: its id. Default: none. Example: `"save-the-cart"`. */
  close?: string
  /** What is so after this step; `{}` is filled in by `kairos test --update`. Default: anything. Example: `{ "slots": { "hero": "welcome-back" } }`. */
  expect?: Expectation
  /** Anything worth telling the next editor. Default: none. Example: `"The third page of the visit"`. */
  note?: string
}

/** What is so at one moment of a visit. */
export interface Expectation {
  /** Who fills each slot, a campaign or `campaign:variant`; `null` is the page's own content. A control holds its slot too. Default: anybody. Example: `{ "hero": "welcome-back:greeting", "promo": null }`. */
  slots?: { [slot: string]: string | null }
  /** Who holds other places: `center`, `top`, `bottom`, `corner`, `chat`, or `edit:` and a selector. Default: anybody. Example: `{ "center": "save-the-cart" }`. */
  surfaces?: { [surface: string]: string | null }
  /** In which segments the visitor is, and in which not. Default: in any. Example: `{ "returning": true, "known": false }`. */
  segments?: { [segment: string]: boolean }
  /** What was decided about campaigns: `acts`, `acts:variant`, or the reason why not. Default: anything. Example: `{ "spring-campaign": "audience" }`. */
  decisions?: { [campaign: string]: string }
  /** Words to be read: in slots, and where no slot is called so in `center`, `top`, `bottom`, `corner` (a widget there), `chat` (its greeting), or `edit:` and a selector. Part of a text is enough. Default: any. Example: `{ "hero": "Good to see you again, Ann.", "center": "Free delivery" }`. */
  texts?: { [place: string]: string }
  /** Goals that were reached in this step. Default: any. Example: `["purchase"]`. */
  goals?: string[]
}
