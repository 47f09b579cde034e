import type { Reason } from './decisions/reasons.ts'

/** Anything that happened; the only way into the core. */
export interface Signal {
  /**
   * What happened, in snake_case. The runtime's own: `page_view` (a page or route was entered), `facts` (values became
   * known), `identify` (traits became known), `shown`, `seen`, `clicked`, `closed`, `missed` (what became of an action),
   * `consent` (the visitor agreed to be remembered, or not), `wake` (the moment a turn asked to be woken at), `config`
   * (another program decides from now on), `asked` (somebody asks for a campaign by name: its trigger counts as come); and what the visitor does on the page, see `BehaviourProps`. Every other name
   * is an event of the site.
   */
  name: string
  /** When, in milliseconds since 1970. */
  at: number
  /** Minutes the site's clock is ahead of UTC at that moment. Default: what `settings.offsets` says, else not known. */
  offset?: number | undefined
  /** What is known about it; the shape depends on the name. */
  props?: Record<string, unknown> | undefined
  /** The site's own code tells it: it is an event, and none of the runtime's own signals. Default `false`. */
  tracked?: boolean | undefined
}

/** Props of `page_view`. */
export interface PageViewProps {
  /** Facts of the page, device and so on, as trees by first word: `{ page: { path: "/" }, device: { type: "mobile" } }`. */
  facts: Record<string, unknown>
  /** Where this visit came from; absent for a page reached from another page of the site. */
  traffic?: Record<string, unknown>
  /** Whether the visitor may be remembered: `false` while an answer about consent is awaited. Default: as before, at first `true`. */
  remembers?: boolean
}

/** Props of `consent`. */
export interface ConsentProps {
  /** Whether the visitor may be remembered from now on. From `true` to `false` all that was remembered is forgotten. */
  remembers: boolean
  /** Id the visitor goes by once forgotten. Default: the one so far. */
  visitor?: string
  /** Whether exposures are to be measured again: those of this visit were made while nothing could be sent. Default `false`. */
  again?: boolean
}

/** Props of `identify`. */
export interface IdentifyProps {
  /** What is known about the person; `null` at log-out forgets it. */
  traits: Record<string, unknown> | null
  /** Who the person is to the site; remembered as a number between 0 and 1 that leads back to nobody. */
  id?: string | number
}

/** Props of `shown`, `seen`, `clicked` and `closed`. */
export interface OutcomeProps {
  campaign: string
  variant: string
  surface: string
}

/** Props of `missed`: the page could not show the variant. */
export interface MissedProps extends OutcomeProps {
  reason: Reason
}

/**
 * Props of the signals about what the visitor does on the page, by name. Only what a config needs is noticed, and a number
 * only when it reaches one the config names: `needs.thresholds`.
 */
export interface BehaviourProps {
  /** The address changed without a page load; follows the `page_view` of the route. */
  route: { path: string; from: string }
  /** Deepest share of the page seen so far, 0 to 100; becomes `page.scrollDepth`. */
  scrolled: { depth: number }
  /** The upper edge of an element came into view. */
  reached: { selector: string }
  /** Seconds with the page in front and the visitor doing something; becomes `page.activeSeconds`. */
  active: { seconds: number }
  /** Seconds since the visitor did anything, with the page in front, 0 when they are back; becomes `page.idleSeconds`. */
  idle: { seconds: number }
  /** The visitor seems about to leave: 0 (hardly) to 1 (surely). */
  exit_intent: { score: number }
  rage_click: Record<string, never>
  /** An element is in the page. */
  appeared: { selector: string }
  /** An element was in view: the share and the milliseconds the config asked for. */
  visible: { selector: string; ratio: number; for: number }
  /** The visitor turned to an element, for the milliseconds the config asked for. */
  interacted: { selector: string; on: 'click' | 'hover' | 'focus'; for: number }
  /** The page called `kairos.trigger(name)`. */
  trigger: { name: string }
}
