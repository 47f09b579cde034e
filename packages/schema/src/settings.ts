import type { ChatDesk, ChatHours } from './chat.ts'

/** How Kairos behaves on this site. Every field is optional. */
export interface Settings {
  /** The one switch that stops every campaign. Default `true`. */
  enabled?: boolean
  /**
   * Time zone of the site, for schedules and `time.*`: an IANA name, or `"visitor"` for each visitor's own clock. Default
   * `"visitor"`. Example: `"Europe/Warsaw"`.
   */
  timezone?: string
  /**
   * Written when publishing, so that no page has to work out the zone before first paint: moments (milliseconds since
   * 1970) until which the site's clock is that many minutes ahead of UTC. Default: worked out in the page. Example: `[[1774746000000, 60]]`.
   */
  offsets?: [untilMs: number, minutes: number][]
  /**
   * Share of visitors, 0 to 1, who never see any campaign, to measure what all of them together bring. Default 0.
   * Example: `0.05`.
   */
  holdout?: number
  /**
   * How often one visitor may be interrupted by campaigns with `interrupts`. Default: no limit. Example: `{ "perVisit":
   * 2, "gap": "60s" }`.
   */
  attention?: Attention
  /**
   * Cut points of the scores 1 to 5 in `rfm.*`. Default: see the fields. Example: `{ "recency": [30, 60, 120, 240] }`.
   */
  rfm?: RfmCuts
  /**
   * Language of texts when the page names none (`<html lang>`), as a BCP 47 tag. Default: the first one given. Example:
   * `"pl"`.
   */
  language?: string
  /** A pause between two pages longer than this starts a new visit; a duration. Default `"30m"`. Example: `"1h"`. */
  visitGap?: string
  /**
   * What the visitor has to agree to before anything is remembered or sent. Default: `opt-in`, answered by
   * `kairos.consent()`. Example: `{ "mode": "opt-in", "from": "onetrust" }`.
   */
  consent?: Consent
  /**
   * Share the visitor's id, the answer about consent and the variants drawn over subdomains, by a cookie on this domain.
   * Default: none; every host remembers for itself. Example: `".corner.example"`.
   */
  domain?: string
  /**
   * Where `geo.*` comes from: the first source that knows. Without it no rule may read `geo.*`. Default: none. Example:
   * `{ "from": { "meta": "x-geo" } }`.
   */
  geo?: Geo
  /**
   * Where the shop's events, cart and wishlist are read from: `data_layer` (GA4's events in `window.dataLayer`), `json_ld`
   * (the product of the page), and for shops built with them `shopify` and `woocommerce`. An event that several tell counts
   * once; `[]` leaves all of it to `kairos.track()`. Default `["data_layer", "json_ld"]`. Example: `["shopify"]`.
   */
  commerce?: ('data_layer' | 'json_ld' | 'shopify' | 'woocommerce')[]
  /**
   * How long `<kairos-slot hold>` may stay hidden while nothing is decided yet; seconds or milliseconds. A first visit has
   * the default, or what the page's own CSS says. Default `"300ms"`. Example: `"500ms"`.
   */
  slotTimeout?: string
  /**
   * Origins a `redirect` may lead to, beside the site's own, to which it leads by a path. Default: none. Example:
   * `["https://www.corner.example"]`.
   */
  redirects?: string[]
  /**
   * Whether preview links (`?kairos_force=…`) work on this site; `"frames"`: also where a page of the site stands in a frame,
   * which any other site may open. Default `true`. Example: `false`.
   */
  preview?: boolean | 'frames'
  /** Where measurements go. Default: nowhere. Example: `{ "url": "https://collect.corner.example/v1/batch" }`. */
  records?: RecordDelivery
  /**
   * Who takes a conversation, best first: desks that the site loads itself, by name, our own panel, and for when nobody
   * answers a form or an address. A desk that is not there within 10 seconds is passed over. Default: nobody. Example:
   * `["crisp", { "type": "form", "to": "https://corner.example/contact" }]`.
   */
  chat?: ChatDesk[]
  /**
   * What the agent is told when a conversation opens, where the visitor agrees to `analytics`: the `page`'s address without
   * its query, the visitor's `segments` (to `personalization` too), the `campaign` that opened it, or where the visitor
   * opened it the one that was shown last in this visit. Never who the visitor is. Default: nothing. Example: `["page",
   * "segments"]`.
   */
  chatTells?: ('page' | 'segments' | 'campaign')[]
  /**
   * When somebody answers, on the site's clock, for whoever opens the chat by a button of the page (`kairos.chat.open()`) and
   * for each `chat` of a campaign that has no `hours` of its own. At all other times the form or the address of the list
   * comes. Default: always. Example: `{ "days": ["mon-fri"], "hours": "09:00-17:00" }`.
   */
  chatHours?: ChatHours
  /**
   * How often an open page that somebody looks at asks for a new revision of this file; a duration of at least `"1s"`. A new
   * revision takes effect at the next page, and at once where a campaign is `live`. Default: an open page never asks.
   * Example: `"60s"`.
   */
  refresh?: string
  /**
   * Address of a stream (Server-Sent Events) that says when this file or a feed changed, so that open pages ask at once and
   * ask less often besides. Firefox keeps no page with an open stream for the back button. Default: none, pages only ask.
   * Example: `"/kairos.stream"`.
   */
  stream?: string
  /** Other files of this site, by the name of their channel; a preview may ask for those only. Default: none. Example: `{ "draft": "/kairos.draft.json" }`. */
  channels?: Record<string, string>
}

/** What the visitor has to agree to before anything is remembered or sent. */
export interface Consent {
  /**
   * `opt-in`: nothing is remembered or sent until the visitor, or a consent platform, says so. `opt-out` and
   * `not_required`: both until they say no; the latter says that the site has to ask nobody. Default `"opt-in"`.
   */
  mode?: 'opt-in' | 'opt-out' | 'not_required'
  /**
   * The consent platform of the site; its answers count as `kairos.consent()` does. Default: none. Example:
   * `"onetrust"`.
   */
  from?: ConsentPlatform
  /**
   * What the platform calls the two purposes. Default, personalization and analytics: `google` `personalization_storage`
   * and `analytics_storage`; `tcf` `1,5,6` and `1,8`; `onetrust` `C0003` and `C0002`; `cookiebot` `preferences` and
   * `statistics`; `cookieconsent` `functionality` and `analytics`; `wordpress` `preferences` and `statistics`. Example: `{ "personalization": "C0003" }`.
   */
  map?: ConsentMap
  /**
   * What Global Privacy Control, a switch in the visitor's browser, means: `refuse` counts as a refusal of both purposes
   * until the visitor answers on this site, `ignore` as nothing. Default `"refuse"`.
   */
  gpc?: 'refuse' | 'ignore'
}

/** A consent platform whose answers are understood. */
export type ConsentPlatform = 'google' | 'tcf' | 'onetrust' | 'cookiebot' | 'cookieconsent' | 'wordpress'

/** What the platform calls the two purposes: a category's name, or for `tcf` purpose numbers parted by commas. */
export interface ConsentMap {
  /** Category that means: may be remembered in this browser. Default: see `consent.map`. Example: `"C0003"`. */
  personalization?: string
  /** Category that means: measurements may be sent. Default: see `consent.map`. Example: `"C0002"`. */
  analytics?: string
}

/** Where `geo.*` comes from. */
export interface Geo {
  /** One source, or several in the order they are asked. Example: `{ "meta": "x-geo" }`. */
  from: GeoSource | GeoSource[]
}

/**
 * One source of `geo.*`; its text reads `country`, `country-region` or `country;region;city`, or is JSON of these.
 * Exactly one field.
 */
export interface GeoSource {
  /** Name of a meta tag the server writes. Default: none. Example: `"x-geo"`. */
  meta?: string
  /** Name of a cookie. Default: none. Example: `"geo"`. */
  cookie?: string
  /**
   * Name of a metric in the `Server-Timing` header of the page; its description is read. Default: none. Example:
   * `"geo"`.
   */
  serverTiming?: string
  /** Id of a feed; `country`, `region` and `city` of its entry `geo` are read, after first paint. Default: none. Example: `"edge"`. */
  feed?: string
}

/** Where measurements go. */
export interface RecordDelivery {
  /**
   * Address that takes batches by POST, Segment's `/v1/batch` format. Default: none, only the sinks are told. Example:
   * `"https://collect.corner.example/v1/batch"`.
   */
  url?: string
  /** Public key the collector tells sites apart by, sent in the body. Default: none. Example: `"site-1"`. */
  writeKey?: string
  /**
   * The site's own analytics, which are told in their own words, in the page; by name, or with options. Nothing is told
   * before the visitor agrees to `analytics`, in a preview, or by a bot. Default: none. Example: `["dataLayer"]`.
   */
  sinks?: (SinkName | Sink)[]
}

/**
 * Analytics that are understood: `dataLayer` (Google Tag Manager), `gtag` (GA4 without a tag manager), `segment` (also what
 * has its interface), `posthog`, `matomo`, `plausible`, `mixpanel` and `amplitude`.
 */
export type SinkName = 'dataLayer' | 'gtag' | 'segment' | 'posthog' | 'matomo' | 'plausible' | 'mixpanel' | 'amplitude'

/** One of the site's own analytics, with options. */
export interface Sink {
  /** Which one; `callback` is a function of the site's own that hears every record. Example: `"segment"`. */
  type: SinkName | 'callback'
  /**
   * What it is called in the page, where that is not the vendor's usual name; a dot leads into an object. Default: `dataLayer`,
   * `gtag`, `analytics`, `posthog`, `_paq`, `plausible`, `mixpanel`, `amplitude`, and for a callback `onKairosRecord`.
   * Example: `"rudderanalytics"`.
   */
  global?: string
  /**
   * How exposures are called: for `dataLayer` and `gtag` `experience_impression` or `experiment_viewed`, for `matomo`
   * `event` or `ab_testing`, which is its paid plugin. Default: the first of them.
   */
  style?: 'experience_impression' | 'experiment_viewed' | 'event' | 'ab_testing'
}

/** How often one visitor may be interrupted, by all interrupting campaigns together. */
export interface Attention {
  /** Most interruptions in one visit. Default: no limit. Example: `2`. */
  perVisit?: number
  /** Least time between two; a duration. Default: none. Example: `"60s"`. */
  gap?: string
  /** Peace after one was closed; a duration. Default: none. Example: `"1d"`. */
  afterClose?: string
}

/** Four rising or falling numbers that part the scores 5 to 1. */
export interface RfmCuts {
  /**
   * Days since the last order: up to the first number scores 5, up to the last 2, more 1. Default `[14, 45, 120, 365]`.
   * Example: `[30, 60, 120, 240]`.
   */
  recency?: [number, number, number, number]
  /**
   * Orders: fewer than the first number scores 1, from the last 5. Default `[2, 3, 5, 10]`. Example: `[2, 4, 8, 16]`.
   */
  frequency?: [number, number, number, number]
  /**
   * Money spent: less than the first number scores 1, from the last 5. Default `[50, 150, 400, 1000]`. Example: `[100,
   * 300, 900, 2700]`.
   */
  monetary?: [number, number, number, number]
}
