import type { Condition } from './condition.ts'

/**
 * The moment a campaign is decided. Without one it follows its audience: it is decided on every page view and whenever a
 * fact it reads changes. With one it is decided only then, if the audience holds then. A trigger may come again on a page;
 * what it has seen is forgotten when the visitor goes to another page or route.
 */
export type Trigger = SingleTrigger | TriggerGroup

/**
 * When a trigger that has come takes effect, and what calls it off; on a campaign's own trigger, not on one inside a
 * group.
 */
export interface TriggerTiming {
  /** Time between the moment and the decision; a duration. Default `"0s"`. Example: `"2s"`. */
  delay?: string
  /**
   * What calls it off: once this has happened, the campaign is not triggered on this page any more, a delay that runs is
   * dropped, and of two that come together this one wins. Default: nothing. Example: `{ "type": "event", "name": "purchase" }`.
   */
  cancelOn?: Trigger
}

/** Several triggers as one: exactly one of `any`, `all` and `then`. */
export interface TriggerGroup extends TriggerTiming {
  /**
   * Comes whenever one of these comes. Default: none. Example: `[{ "type": "exit_intent" }, { "type": "inactivity",
   * "after": "45s" }]`.
   */
  any?: Trigger[]
  /**
   * Comes when all of these have come on this page, in any order; it can come again when all of them have again.
   * Default: none. Example: `[{ "type": "scrolled_to", "percent": 50 }, { "type": "time_on_page", "after": "30s" }]`.
   */
  all?: Trigger[]
  /**
   * Comes when these have come one after the other, with anything in between. One moment counts for one step; steps that
   * cannot follow one another in this order, or not `within` its time, never come. Default: none. Example: `[{ "type": "event", "name": "add_to_cart" }, { "type": "exit_intent" }]`.
   */
  then?: Trigger[]
  /** Most time from the first to the last of `then`; a duration. Default: the whole page. Example: `"30s"`. */
  within?: string
}

/**
 * One kind of moment.
 * @discriminator type
 */
export type SingleTrigger =
  | PageViewTrigger
  | UrlChangeTrigger
  | ElementAppearedTrigger
  | ElementVisibleTrigger
  | InteractionTrigger
  | ExitIntentTrigger
  | TimeOnPageTrigger
  | ScrolledToTrigger
  | InactivityTrigger
  | RageClickTrigger
  | EventTrigger
  | ManualTrigger

/** The page or route was entered. */
export interface PageViewTrigger extends TriggerTiming {
  type: 'page_view'
}

/** The address changed without a page load: a route of an app was entered, or a hash or query was. */
export interface UrlChangeTrigger extends TriggerTiming {
  type: 'url_change'
}

/** An element is in the page, now or later. */
export interface ElementAppearedTrigger extends TriggerTiming {
  type: 'element_appeared'
  /** CSS selector. Example: `".out-of-stock"`. */
  selector: string
}

/** An element is in view. */
export interface ElementVisibleTrigger extends TriggerTiming {
  type: 'element_visible'
  /** CSS selector. Example: `"#reviews"`. */
  selector: string
  /**
   * Share of it that is in view, above 0 to 1; of one taller than the screen, of the screen it fills. Default 0.5.
   * Example: `0.8`.
   */
  ratio?: number
  /** How long without a break; a duration. Default `"0s"`. Example: `"2s"`. */
  for?: string
}

/** The visitor turns to an element. */
export interface InteractionTrigger extends TriggerTiming {
  type: 'interaction'
  /** CSS selector. Example: `"#size-guide"`. */
  selector: string
  /** `click`, `hover` (the pointer is over it) or `focus` (the keyboard or a click is in it). Default `"click"`. */
  on?: 'click' | 'hover' | 'focus'
  /** How long the hover or focus lasts; a duration. Default `"0s"`. Example: `"1s"`. */
  for?: string
}

/**
 * The visitor seems about to leave: the mouse heads for the tabs; on touch, a fast scroll up, or back from another tab.
 */
export interface ExitIntentTrigger extends TriggerTiming {
  type: 'exit_intent'
  /** `low` waits for a clear sign, `high` takes a faint one. Default `"medium"`. */
  sensitivity?: 'low' | 'medium' | 'high'
}

/** The visitor has been on the page for a while. */
export interface TimeOnPageTrigger extends TriggerTiming {
  type: 'time_on_page'
  /** How long; a duration. Example: `"30s"`. */
  after: string
  /** `true` counts only the time in which the page is in front and the visitor does something. Default `false`. */
  active?: boolean
}

/** The visitor scrolled so far. Exactly one of `percent` and `selector`. */
export interface ScrolledToTrigger extends TriggerTiming {
  type: 'scrolled_to'
  /**
   * Share of the page above the lower edge of the window, 0 to 100; a page that fits the window is at 100 from the
   * start. Default: none. Example: `60`.
   */
  percent?: number
  /** CSS selector of an element whose upper edge came into view. Default: none. Example: `"#comments"`. */
  selector?: string
}

/** The visitor has done nothing for a while, with the page in front. */
export interface InactivityTrigger extends TriggerTiming {
  type: 'inactivity'
  /** How long; a duration. Example: `"45s"`. */
  after: string
}

/** The visitor clicks the same spot again and again: something does not work. */
export interface RageClickTrigger extends TriggerTiming {
  type: 'rage_click'
}

/** An event happened, of the site's own or one that ships. */
export interface EventTrigger extends TriggerTiming {
  type: 'event'
  /** Name of the event. Example: `"add_to_cart"`. */
  name: string
  /** A condition on its fields. Default: any. Example: `{ "category": "shoes" }`. */
  where?: Condition
}

/** The page calls `kairos.trigger(name)`. */
export interface ManualTrigger extends TriggerTiming {
  type: 'manual'
  /** Name the page calls. Example: `"video-ended"`. */
  name: string
}
